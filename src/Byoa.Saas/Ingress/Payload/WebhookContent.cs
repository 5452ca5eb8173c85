using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>What one event of a webhook says.</summary>
public abstract record WebhookContent
{
    private WebhookContent() { }

    /// <summary>A customer wrote.</summary>
    public sealed record Message(CustomerMessage Written, Address Address, string? Name, AssigneeHint Assignee) : WebhookContent;

    /// <summary>The chat was assigned to the AI operator. It holds no message.</summary>
    public sealed record Assigned(string? TicketId, Address Address, string? AssigneeName, string? Description) : WebhookContent;

    /// <summary>The business's side wrote: a person, a chatbot, or we ourselves.</summary>
    /// <param name="MessageId">Wati's id; where it gave none, the next best.</param>
    /// <param name="LocalMessageId">The sender's own id; ours when we sent it.</param>
    /// <param name="WhatsappMessageId">The wamid.</param>
    /// <param name="ChatbotEventId">Wati's <c>chatbotTriggeredEventId</c>: a chatbot of Wati's wrote it, not a person.</param>
    /// <param name="OperatorEmail">Who has the chat or wrote, as Wati tells it.</param>
    /// <param name="OperatorName">The same by name.</param>
    /// <param name="Text">What was written.</param>
    /// <param name="SentAt">By Wati's clock.</param>
    public sealed record FromBusiness(
        string MessageId, string? LocalMessageId, string? WhatsappMessageId, string? ChatbotEventId,
        string? OperatorEmail, string? OperatorName, string? Text, DateTimeOffset SentAt) : WebhookContent
    {
        /// <summary>An approved template, as a campaign sends to thousands in one person's name.</summary>
        public bool IsTemplate { get; init; }
    }

    /// <summary>How a message of the business's side fared. One of the ids at least is there.</summary>
    public sealed record Delivery(
        string? LocalMessageId, string? ProviderId, string? WhatsappMessageId,
        DeliveryStatus Status, string? FailedCode, string? Detail) : WebhookContent;

    /// <summary>A customer reacted with an emoji; an empty one takes the reaction back.</summary>
    public sealed record Reaction(string Emoji, string? TargetWhatsappMessageId, DateTimeOffset SentAt) : WebhookContent;

    /// <summary>Nothing we need.</summary>
    /// <param name="EventType">The normalised event type.</param>
    /// <param name="Known">False for a type Wati's documents do not name: worth a look.</param>
    public sealed record Irrelevant(string EventType, bool Known) : WebhookContent;

    /// <summary>It should say something, but does not say enough.</summary>
    /// <param name="Code">Why, as one of <see cref="PayloadCodes"/>.</param>
    public sealed record Unusable(string Code) : WebhookContent;
}

/// <summary>What a message tells of who has its chat; <see cref="ChatHolders"/> judges it.</summary>
/// <param name="HasTenantId">The body names Wati's tenant, as only the operator webhook does.</param>
/// <param name="OperatorEmail">The assignee's e-mail.</param>
/// <param name="AssignedId">The assignee's id at Wati.</param>
public sealed record AssigneeHint(bool HasTenantId, string? OperatorEmail, string? AssignedId);
