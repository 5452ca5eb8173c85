using Byoa.Saas.Alerts;

namespace Byoa.Saas.Wati.Limits;

/// <summary>When a month's calls are worth a warning. Nothing is refused for it: Wati decides, and its count may differ from ours.</summary>
internal static class QuotaRule
{
    private const double WarningShare = 0.8;

    /// <summary>The warnings that are true of a month; there is nothing else to tell of it.</summary>
    public static IReadOnlyList<RaiseAlert> Warn(long calls, long quota, DateOnly month) => calls switch
    {
        _ when calls >= quota => [NearlyUsed(month), Used(month)],
        _ when calls >= quota * WarningShare => [NearlyUsed(month)],
        _ => [],
    };

    private static RaiseAlert NearlyUsed(DateOnly month) => new(
        AlertKinds.WatiQuotaWarning,
        month.Name(),
        "80 % of the month's calls to Wati are used: choose a larger plan, or let the agent look into history less often (ownershipCheck).");

    private static RaiseAlert Used(DateOnly month) => new(
        AlertKinds.WatiQuotaExhausted,
        month.Name(),
        "All of the month's calls to Wati are used, by our count: Wati may refuse any further one until the month ends.");
}
