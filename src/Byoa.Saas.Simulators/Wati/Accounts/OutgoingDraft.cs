namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>A message from the business side before Wati has given it ids.</summary>
internal sealed record OutgoingDraft(EntryKind Kind, string Type, string? Text)
{
    /// <summary>Who sends it; null for the account's own token.</summary>
    public Operator? Author { get; init; }

    public string? LocalMessageId { get; init; }

    public string? ReplyTo { get; init; }

    public string? Media { get; init; }

    public string? FileName { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    public ChoiceStyle ChoiceStyle { get; init; }

    /// <summary>Templates may be sent at any time.</summary>
    public bool IgnoresWindow { get; init; }
}
