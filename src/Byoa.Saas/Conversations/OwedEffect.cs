using System.Text.Json.Serialization;

namespace Byoa.Saas.Conversations;

/// <summary>An effect that is decided and not settled.</summary>
/// <param name="Effect">What.</param>
/// <param name="Epoch">The ownership it was decided under.</param>
/// <param name="Progress">How far it came.</param>
/// <param name="Attempts">Claims so far.</param>
public sealed record OwedEffect(Effect Effect, int Epoch, EffectProgress Progress, int Attempts)
{
    /// <summary>What the reply it begins answers: should it be dropped before it was sent, that waits for an answer again.</summary>
    public IReadOnlyList<CustomerMessage> Answers { get; init; } = [];

    /// <summary>When an attempt was made whose outcome nobody knows yet; null when none is open.</summary>
    [JsonIgnore]
    public DateTimeOffset? AttemptedAt => Progress switch
    {
        EffectProgress.Claimed claimed => claimed.At,
        EffectProgress.Uncertain uncertain => uncertain.ClaimedAt,
        _ => null,
    };

    /// <summary>When the chat was last seen to be the agent's before that attempt, if that was of interest.</summary>
    [JsonIgnore]
    public DateTimeOffset? SeenAt => Progress switch
    {
        EffectProgress.Claimed claimed => claimed.SeenAt,
        EffectProgress.Uncertain uncertain => uncertain.SeenAt,
        _ => null,
    };

    /// <summary>Whether a message of the business's side, seen without any id of ours, may be this one: attempted, and of an outcome nobody knows yet.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="isTemplate">Whether it is an approved template, whose words are Wati's.</param>
    /// <param name="at">When it was written, by Wati's clock.</param>
    public bool MayBe(string? text, bool isTemplate, DateTimeOffset at) => at >= AttemptedAt - ClockTolerance
        && (Effect is Effect.SendTemplate ? isTemplate : Effect.Words is { } words && words.Trim() == text?.Trim());

    /// <summary>Wati's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);
}

/// <summary>How far an effect came. A closed family.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Waiting), "waiting")]
[JsonDerivedType(typeof(Claimed), "claimed")]
[JsonDerivedType(typeof(Uncertain), "uncertain")]
public abstract record EffectProgress
{
    private EffectProgress() { }

    /// <summary>May be attempted at or after <paramref name="NotBefore"/>.</summary>
    public sealed record Waiting(DateTimeOffset NotBefore, string? Code) : EffectProgress
    {
        public static Waiting Fresh { get; } = new(DateTimeOffset.MinValue, null);
    }

    /// <summary>An attempt is under way, or its process died: nobody repeats it before it is reconciled.</summary>
    public sealed record Claimed(string Runner, DateTimeOffset At) : EffectProgress
    {
        public DateTimeOffset? SeenAt { get; init; }
    }

    /// <summary>An attempt ended without a clear answer.</summary>
    public sealed record Uncertain(DateTimeOffset ClaimedAt, DateTimeOffset Since) : EffectProgress
    {
        public DateTimeOffset? SeenAt { get; init; }
    }
}
