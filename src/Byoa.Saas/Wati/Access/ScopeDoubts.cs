namespace Byoa.Saas.Wati.Access;

/// <summary>
/// What refusals say that came while the token was good: that it lacks the scope of a class of calls, or that one chat is closed to it. A call accepted in
/// another chat tells the one from the other.
/// </summary>
internal static class ScopeDoubts
{
    /// <summary>More chats in doubt are not kept: of those the least doubted go first.</summary>
    public const int MostChats = 200;

    /// <summary>A chat's key, and the subject of its alert.</summary>
    public static string KeyOf(string callClass, string conversationId) => $"{callClass} {conversationId}";

    public static bool IsOfChat(string subject) => subject.Contains(' ', StringComparison.Ordinal);

    public static WatiAccess None(WatiAccess access) => access with { Doubts = new Dictionary<string, int>(), ChatDoubts = new Dictionary<string, int>() };

    public static WatiAccess.Open AfterRefusal(WatiAccess.Refused refused, DateTimeOffset at)
    {
        if (refused.ConversationId is not { } id)
            return new WatiAccess.Open(More(refused.Doubts, refused.CallClass), at) { ChatDoubts = refused.ChatDoubts };
        var key = KeyOf(refused.CallClass, id);
        // Of the class it says something once: what is refused to a chat again may be refused to it alone.
        var doubts = refused.ChatDoubts.ContainsKey(key) ? refused.Doubts : More(refused.Doubts, refused.CallClass);
        return new WatiAccess.Open(doubts, at) { ChatDoubts = Bounded(More(refused.ChatDoubts, key), key) };
    }

    public static WatiAccess AfterAcceptance(WatiAccess access, WatiScopeConfirmed accepted) => access with
    {
        Doubts = Without(access.Doubts, accepted.CallClass),
        ChatDoubts = accepted.ConversationId is { } id ? Without(access.ChatDoubts, KeyOf(accepted.CallClass, id)) : access.ChatDoubts,
    };

    /// <summary>The classes whose scope is missing, and the keys of the chats that alone are closed.</summary>
    public static IReadOnlyList<string> Missing(WatiAccess access, AccessOptions options)
    {
        List<string> classes = [.. access.Doubts.Keys.Where(callClass => IsMissing(access, callClass, options))];
        return [.. classes, .. access.ChatDoubts.Where(chat => chat.Value >= options.MostDoubts && !classes.Contains(ClassOf(chat.Key))).Select(chat => chat.Key)];
    }

    /// <summary>
    /// Refused in several chats; or in one again and again, while Wati took the class in none since the first refusal of all that are in doubt. The latter
    /// is the only sign of a tenant with few chats; another chat is not refused for it.
    /// </summary>
    private static bool IsMissing(WatiAccess access, string callClass, AccessOptions options)
    {
        List<int> chats = [.. access.ChatDoubts.Where(chat => ClassOf(chat.Key) == callClass).Select(chat => chat.Value)];
        var doubted = access.Doubts[callClass];
        return doubted >= options.MostDoubts || (doubted >= chats.Count && chats.Any(times => times >= options.MostDoubts));
    }

    private static string ClassOf(string key) => key[..key.IndexOf(' ', StringComparison.Ordinal)];

    private static Dictionary<string, int> More(IReadOnlyDictionary<string, int> doubts, string key) => new(doubts) { [key] = doubts.GetValueOrDefault(key) + 1 };

    private static Dictionary<string, int> Without(IReadOnlyDictionary<string, int> doubts, string key) => doubts.Where(doubt => doubt.Key != key).ToDictionary();

    /// <summary>The database orders members itself, so that nothing tells which is the oldest.</summary>
    private static Dictionary<string, int> Bounded(Dictionary<string, int> doubts, string newest)
    {
        if (doubts.Count > MostChats)
            doubts.Remove(doubts.Where(doubt => doubt.Key != newest).OrderBy(doubt => doubt.Value).ThenBy(doubt => doubt.Key, StringComparer.Ordinal).First().Key);
        return doubts;
    }
}
