namespace Byoa.Saas.Chaos.Verdict;

/// <summary>What a run found wrong, by kind. All must be none, but for what is honestly listed as unknown, and leaks nobody could have known of.</summary>
internal enum Wrong
{
    /// <summary>A customer's message that got neither reply nor person nor recorded silence; a free word tried in a closed window, which nobody gets.</summary>
    Lost,

    /// <summary>A message answered twice, a part sent twice, or more templates than questions that came too late.</summary>
    Doubled,

    /// <summary>Parts or replies read in another order than they were decided.</summary>
    OutOfOrder,

    /// <summary>The agent spoke although the platform knew that a person has the chat.</summary>
    TalkedOverHuman,

    /// <summary>Something of another tenant or conversation was read.</summary>
    CrossTenant,

    /// <summary>A turn without an end, or messages that wait for nobody.</summary>
    UnexplainedSilence,
}

/// <param name="Kind">What is wrong.</param>
/// <param name="ConversationId">Where.</param>
/// <param name="Detail">What exactly.</param>
internal sealed record Finding(Wrong Kind, string ConversationId, string Detail);

/// <summary>The agent spoke while Wati alone knew of a person.</summary>
internal sealed record Leak(string ConversationId, TimeSpan AfterTakeOver);

/// <summary>What the judge found in all conversations.</summary>
internal sealed class Tally
{
    public List<Finding> Findings { get; } = [];

    public List<Leak> Leaks { get; } = [];

    /// <summary>Messages given up because nobody could find out whether they were sent.</summary>
    public List<string> UnknownListed { get; } = [];

    public int CustomerMessages { get; set; }

    /// <summary>Those a reply repeats; the others are a person's, were not readable, or are among the findings.</summary>
    public int Quoted { get; set; }

    public int Bursts { get; set; }

    public int Replies { get; set; }

    /// <summary>Questions told when the session window had closed, and the templates that stood in for an answer.</summary>
    public int LateQuestions { get; set; }

    public int Templates { get; set; }

    public int Handoffs { get; set; }

    /// <summary>Take-overs the platform has confirmed: without any nothing is proved of leaving people alone.</summary>
    public int TakeOvers { get; set; }

    public int Count(Wrong kind) => Findings.Count(finding => finding.Kind == kind);
}
