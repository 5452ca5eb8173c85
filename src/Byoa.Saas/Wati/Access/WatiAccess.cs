using System.Text.Json.Serialization;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Wati.Access;

/// <summary>Whether Wati takes a tenant's token, as all replicas know it. A closed family.</summary>
/// <param name="Doubts">
/// Classes of calls that were refused while the token was good, and in how many chats since Wati last took one: from <see cref="AccessOptions.MostDoubts"/> on
/// it is a scope that is missing.
/// </param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "state")]
[JsonDerivedType(typeof(Open), "open")]
[JsonDerivedType(typeof(Refused), "refused")]
public abstract record WatiAccess(IReadOnlyDictionary<string, int> Doubts)
{
    /// <summary>
    /// How often in a row a class of calls was refused in one chat while the token was good, by <see cref="ScopeDoubts.KeyOf"/>: from
    /// <see cref="AccessOptions.MostDoubts"/> on the chat is closed to the token.
    /// </summary>
    public IReadOnlyDictionary<string, int> ChatDoubts { get; init; } = new Dictionary<string, int>();

    public static WatiAccess Initial { get; } = new Open(new Dictionary<string, int>(), null);

    /// <param name="Doubts">As above.</param>
    /// <param name="Since">When the token was last mended; null when it never had to be.</param>
    public sealed record Open(IReadOnlyDictionary<string, int> Doubts, DateTimeOffset? Since) : WatiAccess(Doubts);

    /// <summary>Nobody calls Wati for the tenant but one prober.</summary>
    /// <param name="Doubts">As above.</param>
    /// <param name="CallClass">The class of the call that was refused first.</param>
    /// <param name="Since">When.</param>
    /// <param name="Probe">The number of the probe that is due; a message with another number is of a prober that was replaced.</param>
    /// <param name="ProbeAt">When it is due.</param>
    /// <param name="IsProven">Whether a probe was refused as well.</param>
    public sealed record Refused(
        IReadOnlyDictionary<string, int> Doubts, string CallClass, DateTimeOffset Since, int Probe, DateTimeOffset ProbeAt, bool IsProven) : WatiAccess(Doubts)
    {
        /// <summary>Whose history every prober may ask for; null when none is known.</summary>
        public string? ConversationId { get; init; }
    }
}

/// <summary>A fact of a tenant's access to Wati. Shipped shapes are frozen by golden files: add, never edit.</summary>
public interface IWatiAccessEvent
{
    DateTimeOffset At { get; }
}

/// <summary>Wati refused the token at a call of this class.</summary>
public sealed record WatiAccessRefused(string CallClass, DateTimeOffset At) : IWatiAccessEvent;

/// <summary>The history of this conversation is a prober's second question: the token may lack the scope of the first alone.</summary>
public sealed record WatiProbeAimed(string ConversationId, DateTimeOffset At) : IWatiAccessEvent;

/// <summary>A probe did not get through; proven, when Wati refused the token again.</summary>
public sealed record WatiProbeFailed(int Probe, bool IsProven, DateTimeOffset NextAt, DateTimeOffset At) : IWatiAccessEvent;

/// <summary>The message of this probe was lost; the next one is due at once.</summary>
public sealed record WatiProbeRenewed(int Probe, DateTimeOffset At) : IWatiAccessEvent;

/// <summary>Wati takes the token again.</summary>
public sealed record WatiAccessRestored(DateTimeOffset At) : IWatiAccessEvent;

/// <summary>The tenant was given another token.</summary>
public sealed record WatiTokenReplaced(DateTimeOffset At) : IWatiAccessEvent;

/// <summary>A class of calls that was refused while the token was good is accepted again.</summary>
public sealed record WatiScopeConfirmed(string CallClass, DateTimeOffset At) : IWatiAccessEvent
{
    /// <summary>In this chat; of the others it says only that the class is open. Null in events of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ConversationId { get; init; }
}

/// <summary>A tenant's access as it is folded beside its stream.</summary>
public sealed class FoldedWatiAccess : Folded<WatiAccess>;

/// <summary>Stable codes of ignored commands.</summary>
public static class AccessCodes
{
    public const string AlreadyRefused = "already_refused";
    public const string NotRefused = "not_refused";

    /// <summary>The call was begun before the token was mended.</summary>
    public const string Outdated = "outdated";

    /// <summary>The prober was replaced by another.</summary>
    public const string Replaced = "replaced";

    /// <summary>The probe may still come.</summary>
    public const string NotOverdue = "not_overdue";
    public const string ScopeMissing = "scope_missing";
    public const string NoDoubt = "no_doubt";
}
