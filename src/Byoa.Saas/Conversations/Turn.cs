using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>How far a running turn came: enough to go on from here after a crash.</summary>
/// <param name="Id">The turn.</param>
/// <param name="StartedAt">When.</param>
/// <param name="ContactRead">Whether the contact was looked up.</param>
/// <param name="Media">Attachments read so far: message id to the code of its unreadability, or null when it was read.</param>
/// <param name="Call">The latest model call.</param>
/// <param name="Calls">Model calls claimed so far.</param>
/// <param name="FailedCalls">Model calls failed in a row.</param>
/// <param name="Superseded">Drafts dropped because the customer wrote again.</param>
/// <param name="Tools">The tool calls of the latest answer.</param>
/// <param name="ResolveAsked">Whether the model wants the chat closed once its reply is out.</param>
/// <param name="Spoken">What the model last said beside tool calls: its reply, should it say nothing more.</param>
public sealed record Turn(
    string Id,
    DateTimeOffset StartedAt,
    bool ContactRead,
    IReadOnlyDictionary<string, string?> Media,
    ModelCall? Call,
    int Calls,
    int FailedCalls,
    int Superseded,
    IReadOnlyList<ToolProgress> Tools,
    bool ResolveAsked,
    string? Spoken)
{
    /// <summary>Which of the agent's models is asked.</summary>
    public ModelRole Asks { get; init; }

    /// <summary>Whether it has cost anything yet: then it goes on before others begin.</summary>
    [JsonIgnore]
    public bool HasBegun => Calls > 0 || Asks == ModelRole.Fallback;

    /// <summary>Why history could not be read in this turn; null when it could, or was not asked.</summary>
    public string? HistoryFailure { get; init; }

    public static Turn Begin(TurnStarted started) =>
        new(started.TurnId, started.At, false, new Dictionary<string, string?>(), null, 0, 0, 0, [], false, null);
}

/// <summary>The agent's own model, or the one that answers when it cannot.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelRole>))]
public enum ModelRole { Primary, Fallback }

/// <summary>A model call and what came of it. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Running), "running")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Discarded), "discarded")]
public abstract record ModelCall(string CallId, IReadOnlyList<string> Answers)
{
    public sealed record Running(string CallId, IReadOnlyList<string> Answers, string Runner, DateTimeOffset ClaimedAt) : ModelCall(CallId, Answers);

    public sealed record Answered(string CallId, IReadOnlyList<string> Answers, string? Text, IReadOnlyList<ToolCall> ToolCalls, string FinishReason)
        : ModelCall(CallId, Answers);

    public sealed record Failed(string CallId, IReadOnlyList<string> Answers, FaultCategory Category, string Code, TimeSpan? RetryAfter, DateTimeOffset At)
        : ModelCall(CallId, Answers);

    /// <summary>Answered, but the customer had written again: its draft counts for nothing.</summary>
    public sealed record Discarded(string CallId, IReadOnlyList<string> Answers) : ModelCall(CallId, Answers);
}

/// <summary>One tool call of the model's latest answer.</summary>
/// <param name="Call">What the model asked for.</param>
/// <param name="Runner">The process that claimed it.</param>
/// <param name="ClaimedAt">When; null while nobody claimed it.</param>
/// <param name="Succeeded">How it ended; null while the model cannot be told a result.</param>
public sealed record ToolProgress(ToolCall Call, string? Runner, DateTimeOffset? ClaimedAt, bool? Succeeded)
{
    [JsonIgnore]
    public bool Finished => Succeeded is not null;
}
