using System.Text.Json.Nodes;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>What is to be posted, decided at the moment it happened.</summary>
/// <param name="Type">The wire's <c>eventType</c>.</param>
/// <param name="Id">For the delivery list.</param>
/// <param name="ConversationId">Events of one conversation are delivered in order.</param>
/// <param name="Body">The whole body.</param>
internal sealed record WebhookEvent(string Type, string Id, string ConversationId, JsonObject Body);

/// <summary>A registered receiver of the account's events.</summary>
/// <param name="Id">24 hex characters.</param>
/// <param name="Address">Where to.</param>
/// <param name="EventTypes">Empty for all.</param>
/// <param name="Created">When it was registered.</param>
internal sealed record GlobalWebhook(string Id, WebhookAddress Address, IReadOnlyList<string> EventTypes, DateTimeOffset Created)
{
    public bool Wants(string eventType) => EventTypes.Count == 0 || EventTypes.Contains(eventType, StringComparer.OrdinalIgnoreCase);
}
