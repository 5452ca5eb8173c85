namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>Who an entry of the team inbox is from.</summary>
public enum EntryKind
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>Our side, through the API.</summary>
    Agent,

    /// <summary>A person in the team inbox.</summary>
    Human,

    /// <summary>Assignment or status.</summary>
    Event,
}

/// <summary>One line of a conversation as the team inbox shows it.</summary>
/// <param name="Id">24 hex characters.</param>
/// <param name="At">By the simulator's clock.</param>
/// <param name="Kind">Who it is from.</param>
/// <param name="Type">The message type, such as text, image, interactive, template; or the event's.</param>
/// <param name="Text">Text, caption, title tapped, or the event's description.</param>
public sealed record InboxEntry(string Id, DateTimeOffset At, EntryKind Kind, string Type, string? Text)
{
    public string EventType { get; init; } = "message";

    /// <summary>Name of the author, as shown.</summary>
    public string? Author { get; init; }

    public string? AuthorEmail { get; init; }

    public string? WhatsappMessageId { get; init; }

    /// <summary>The sender's own id; two entries with the same one are two messages on the customer's phone.</summary>
    public string? LocalMessageId { get; init; }

    /// <summary>SENT, DELIVERED, READ or FAILED.</summary>
    public string Status { get; init; } = "SENT";

    public string? TicketId { get; init; }

    /// <summary>The conversation's assignee after this entry: e-mail, or null for nobody.</summary>
    public string? Assignee { get; init; }

    public string? AssigneeName { get; init; }

    /// <summary>Path of the attachment in the account's media store.</summary>
    public string? Media { get; init; }

    public string? FileName { get; init; }

    /// <summary>The wamid this quotes or reacts to.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Buttons or list rows offered.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public ChoiceStyle ChoiceStyle { get; init; }

    /// <summary>The choice a customer tapped.</summary>
    public Choice? Chosen { get; init; }

    public Place? Place { get; init; }

    public string? Emoji { get; init; }

    /// <summary>Titles of <see cref="Choices"/>.</summary>
    public IReadOnlyList<string> Buttons => [.. Choices.Select(c => c.Title)];

    public bool FromBusiness => Kind is EntryKind.Agent or EntryKind.Human;
}

public enum ChoiceStyle { None, Buttons, List, Template }

/// <param name="Title">What the customer sees and taps.</param>
/// <param name="Description">Second line of a list row.</param>
public sealed record Choice(string Title, string? Description = null);

/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Name">What the customer calls it.</param>
/// <param name="Address">Postal address, if shared.</param>
public sealed record Place(double Latitude, double Longitude, string? Name = null, string? Address = null);
