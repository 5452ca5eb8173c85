namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>A Wati account as it is at the start.</summary>
/// <param name="TenantId">The path segment of V1 routes.</param>
/// <param name="Token">The access token Wati issued for the AI operator.</param>
public sealed record AccountSetup(string TenantId, string Token)
{
    /// <summary>A token of the account itself, not of an operator.</summary>
    public string? AdminToken { get; init; }

    public string AiOperatorName { get; init; } = "AI agent";

    public string AiOperatorEmail { get; init; } = "ai@agents.example";

    /// <summary>Where the AI operator's events go; null until <c>SetWebhook</c>.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Sent as <c>Authorization: Bearer …</c> with each event.</summary>
    public string? WebhookBearer { get; init; }

    public IReadOnlyList<PersonSetup> Operators { get; init; } = [new("Ann", "ann@example.com"), new("Ben", "ben@example.com")];

    public IReadOnlyList<string> Teams { get; init; } = ["Support"];

    public string ChannelPhoneNumber { get; init; } = "14155550000";

    public string ChannelName { get; init; } = "Main";

    public IReadOnlyList<ChannelSetup> OtherChannels { get; init; } = [];

    public IReadOnlyList<TemplateSetup> Templates { get; init; } = [new("follow_up", "Hello {{name}}, may we help you further?")];

    /// <summary>Who gets the chat of a new customer.</summary>
    public AutoAssignment NewChats { get; init; } = AutoAssignment.ToAi;

    /// <summary>Who gets a solved chat when the customer writes again.</summary>
    public AutoAssignment ReopenedChats { get; init; } = AutoAssignment.ToAi;

    public Quirks Quirks { get; init; } = new();
}

/// <summary>A human operator.</summary>
public sealed record PersonSetup(string Name, string Email);

/// <summary>A WhatsApp number of the business besides the first.</summary>
public sealed record ChannelSetup(string Name, string PhoneNumber);

/// <param name="Name">The element name used in sends.</param>
/// <param name="Body">Text with <c>{{name}}</c> parameters.</param>
public sealed record TemplateSetup(string Name, string Body)
{
    public string Language { get; init; } = "en";

    public string Status { get; init; } = "APPROVED";

    /// <summary>Titles of quick-reply buttons.</summary>
    public IReadOnlyList<string> Buttons { get; init; } = [];
}

/// <summary>The account's automation rule.</summary>
public enum AutoAssignment
{
    /// <summary>To the AI operator, before the customer's message is pushed.</summary>
    ToAi,

    /// <summary>To the AI operator only after the message: the question is found in history alone.</summary>
    ToAiAfterTheMessage,

    /// <summary>Nobody, until somebody assigns it.</summary>
    ByHand,

    /// <summary>Whoever had it keeps it, without an event.</summary>
    Keep,
}
