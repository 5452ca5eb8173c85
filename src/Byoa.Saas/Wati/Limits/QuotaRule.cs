using Byoa.Saas.Alerts;

namespace Byoa.Saas.Wati.Limits;

internal enum QuotaState { Unknown, Fine, Warning, Exhausted }

/// <summary>When a month's calls are worth a warning. Nothing is refused for it: Wati decides, and its count may differ from ours.</summary>
internal static class QuotaRule
{
    private const double WarningShare = 0.8;

    public static QuotaState Assess(long calls, long? quota) => quota switch
    {
        null => QuotaState.Unknown,
        { } most when calls >= most => QuotaState.Exhausted,
        { } most when calls >= most * WarningShare => QuotaState.Warning,
        _ => QuotaState.Fine,
    };

    /// <summary>What a tenant's alerts must be told when a month is in this state; said again, it changes nothing.</summary>
    public static IReadOnlyList<Platform.ITenantLaneMessage> Tell(QuotaState state, DateOnly month)
    {
        RaiseAlert warning = new(AlertKinds.WatiQuotaWarning, month.Name(), "80 % of the month's calls to Wati are used: choose a larger plan, or let the agent look and type less often.");
        RaiseAlert exhausted = new(AlertKinds.WatiQuotaExhausted, month.Name(), "All of the month's calls to Wati are used, by our count: Wati may refuse any further one until the month ends.");
        return state switch
        {
            QuotaState.Exhausted => [warning, exhausted],
            QuotaState.Warning => [warning, new ClearAlert(exhausted.Kind, exhausted.Subject)],
            QuotaState.Fine => [new ClearAlert(warning.Kind, warning.Subject), new ClearAlert(exhausted.Kind, exhausted.Subject)],
            _ => [],
        };
    }
}
