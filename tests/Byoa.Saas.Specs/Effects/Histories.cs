using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Effects;

/// <summary>Items of Wati's history.</summary>
internal static class Histories
{
    public static WatiHistoryItem Assigned(string to, DateTimeOffset at) =>
        new(WatiHistoryKind.Assignment, "a1", at, false, null, null, null, null, null, to, null, null);
}
