using System.Collections.Concurrent;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Tells a tenant's alerts when its month's calls come near the quota, and that a month is over.</summary>
internal sealed class QuotaWatch(WatiUsage usage, CallMeter meter, TenantAlerts alerts)
{
    private readonly ConcurrentDictionary<string, (DateOnly Month, QuotaState State)> told = new(StringComparer.Ordinal);

    public async Task LookAsync(string tenant, DateOnly month, CancellationToken cancellation)
    {
        var calls = (await usage.ReadAsync(tenant, month, cancellation)).Values.Sum();
        var state = QuotaRule.Assess(calls, meter.QuotaOf(tenant));
        var before = told.GetValueOrDefault(tenant);
        if (state == QuotaState.Unknown || before == (month, state) || before.Month > month)
            return;
        if (before.Month != month)
            await TellAsync(tenant, QuotaState.Fine, month.AddMonths(-1), cancellation);
        await TellAsync(tenant, state, month, cancellation);
        told[tenant] = (month, state);
    }

    private async Task TellAsync(string tenant, QuotaState state, DateOnly month, CancellationToken cancellation)
    {
        foreach (var alert in QuotaRule.Tell(state, month))
            await alerts.SendAsync(tenant, alert, cancellation);
    }
}
