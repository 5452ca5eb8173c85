namespace Byoa.Saas.Wati;

/// <summary>To whom a chat was assigned, by what history lists. Some histories list none, or not all.</summary>
public static class Assignments
{
    /// <summary>The latest; null where none is listed.</summary>
    public static WatiHistoryItem? Latest(IEnumerable<WatiHistoryItem> history) =>
        history.Where(item => item.Kind == WatiHistoryKind.Assignment).MaxBy(item => item.At);

    /// <summary>The latest to the AI operator; null where none is listed.</summary>
    /// <param name="history">In any order.</param>
    /// <param name="agentName">What Wati calls the AI operator, if an assignment told us.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    public static WatiHistoryItem? LatestToAgent(IEnumerable<WatiHistoryItem> history, string? agentName, string? agentEmail) =>
        Latest(history.Where(item => IsAgent(item.Assignee, agentName, agentEmail)));

    public static bool IsAgent(string? assignee, string? agentName, string? agentEmail) =>
        assignee is not null && (IsSame(assignee, agentName) || IsSame(assignee, agentEmail));

    public static bool IsSame(string named, string? known) => string.Equals(named.Trim(), known, StringComparison.OrdinalIgnoreCase);
}
