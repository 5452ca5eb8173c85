using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>The state of a conversation: who holds it, and what decisions need to know. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "state")]
[JsonDerivedType(typeof(NotStarted), "not_started")]
[JsonDerivedType(typeof(Unassigned), "unassigned")]
[JsonDerivedType(typeof(WithAgent), "with_agent")]
[JsonDerivedType(typeof(WithHuman), "with_human")]
[JsonDerivedType(typeof(Resolved), "resolved")]
public abstract record Conversation
{
    private Conversation() { }

    public static Conversation Initial { get; } = new NotStarted();

    public sealed record NotStarted : Conversation;

    /// <summary>Seen, but never ours: a global webhook told us of it.</summary>
    public sealed record Unassigned(Thread Thread) : Conversation;

    /// <summary>The agent answers; at most one turn runs.</summary>
    public sealed record WithAgent(Thread Thread, Turn? Turn) : Conversation
    {
        /// <summary>Whether the running turn is about to read history, which may show that a person has answered.</summary>
        [JsonIgnore]
        public bool ReadsHistory => Turn is { HistoryFailure: null } && !Thread.HistoryKnown && !(Thread.HistoryMissed && IsClear);

        /// <summary>Whether what waits is the agent's to answer, whatever history holds.</summary>
        [JsonIgnore]
        public bool IsClear => Thread.Unanswered.Count > 0 && Thread.Unanswered.All(pending => pending.ArrivedWithAgent) && !Thread.IsWordOpen;
    }

    /// <summary>A person answers. Questioned: Wati says otherwise, and history has not been asked yet.</summary>
    public sealed record WithHuman(Thread Thread, string? Operator, string Reason, DateTimeOffset Since, bool Questioned) : Conversation
    {
        /// <summary>Whether a person is known to have taken it, rather than that it was given away.</summary>
        [JsonIgnore]
        public bool IsSomebodys => Reason is Codes.TakenOver or Codes.ColleagueWrote or Codes.AssignedToColleague;

        /// <summary>When the agent goes on by itself; null when the chat is the person's until it is given back.</summary>
        public DateTimeOffset? Until { get; init; }

        /// <summary>Assignments at Wati from then on tell whether a person still has the chat when the pause is over.</summary>
        public DateTimeOffset AssignmentsFrom { get; init; }

        /// <summary>How often Wati said otherwise since the person has the chat.</summary>
        public int Questions { get; init; }

        /// <summary>Since when the question is open, however often it was asked since.</summary>
        public DateTimeOffset AskedAt { get; init; }

        /// <summary>When what raised it was last told.</summary>
        public DateTimeOffset ToldAt { get; init; }

        /// <summary>Whether history could not be read when it was asked who has the chat: a person keeps it, and was told to look.</summary>
        public bool InDoubt { get; init; }

        /// <summary>Whether a customer's message raised the question, and no assignment.</summary>
        public bool AskedByMessage { get; init; }
    }

    /// <summary>Over, until the customer writes again.</summary>
    public sealed record Resolved(Thread Thread, DateTimeOffset Since) : Conversation;

    /// <summary>Whether what is owed and not begun waits for the running turn: until history was asked, and, for a closing, until the turn found that nothing is open.</summary>
    public bool HoldsBack(OwedEffect owed) => this is WithAgent held && (held is { Turn: not null, Thread: { RepliesWait: true, HistoryKnown: false } } || owed.Effect is Effect.Resolve);

    /// <summary>What every state but the first knows.</summary>
    [JsonIgnore]
    public Thread? Known => this switch
    {
        Unassigned known => known.Thread,
        WithAgent known => known.Thread,
        WithHuman known => known.Thread,
        Resolved known => known.Thread,
        _ => null,
    };

    internal Conversation With(Thread thread) => this switch
    {
        NotStarted => new Unassigned(thread),
        Unassigned known => known with { Thread = thread },
        WithAgent known => known with { Thread = thread },
        WithHuman known => known with { Thread = thread },
        Resolved known => known with { Thread = thread },
        _ => throw new UnreachableException(),
    };
}
