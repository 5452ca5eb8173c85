namespace Byoa.Saas.Wati;

/// <summary>What one call to Wati came to. A closed family; see <c>WatiFailures</c> for how answers are classified.</summary>
public abstract record WatiAnswer<T>
{
    private WatiAnswer() { }

    /// <summary>Wati took it. Final delivery is known only from later webhooks.</summary>
    public sealed record Accepted(T Value) : WatiAnswer<T>;

    /// <summary>Wati said no, and will say no again. <paramref name="Code"/> is one of <see cref="WatiCodes"/>; <paramref name="Detail"/> is Wati's own wording.</summary>
    public sealed record Rejected(string Code, string Detail) : WatiAnswer<T>;

    /// <summary>429: not accepted. <paramref name="RetryAfter"/> only when Wati named a time.</summary>
    public sealed record Throttled(TimeSpan? RetryAfter) : WatiAnswer<T>
    {
        /// <summary>Wati was not asked and throttles nothing: the call was not its turn yet, by our own limit.</summary>
        public bool IsInLine { get; init; }
    }

    /// <summary>401 or 403: the token is wrong, expired, lacks a scope, or does not open the chat, also after it was read anew once; or there is none.</summary>
    public sealed record Credential(string Detail) : WatiAnswer<T>;

    /// <summary>Nothing left this machine (refused connection, unknown host, secrets out of reach): a repeat is safe.</summary>
    public sealed record NotSent(string Detail) : WatiAnswer<T>;

    /// <summary>It may or may not have happened (time-out, reset, 5xx, unreadable 2xx): reconcile before repeating.</summary>
    public sealed record Unknown(string Detail) : WatiAnswer<T>;
}

/// <summary>The answer of a call that has nothing to say.</summary>
public readonly record struct Done;

/// <summary>Stable codes of rejections.</summary>
public static class WatiCodes
{
    public const string WindowClosed = "window_closed";
    public const string NotFound = "not_found";
    public const string Invalid = "invalid_request";
    public const string Ambiguous = "ambiguous_conversation";
    public const string NotSupported = "not_supported";
    public const string HostRefused = "host_not_allowed";
    public const string TooLarge = "too_large";
    public const string Unavailable = "media_unavailable";
    public const string Refused = "refused_by_wati";
}
