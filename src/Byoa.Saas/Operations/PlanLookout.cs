using Byoa.Saas.Alerts;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Operations;

/// <summary>
/// Tells tenants what their plan at Wati does not allow any more, and when it does again. It goes by the store alone and not by calls, since a quota
/// is raised and a month ends without any.
/// </summary>
internal sealed class PlanLookout(
    TenantDirectory tenants, WatiUsage usage, IWatiSlots slots, AlertBoard alerts, IOptions<LimitOptions> options, TimeProvider time) : ILookout
{
    private static readonly string[] Kinds = [AlertKinds.WatiQuotaWarning, AlertKinds.WatiQuotaExhausted, AlertKinds.WatiThrottled];

    public string Name => "plans";

    public Task LookAsync(CancellationToken cancellation) => alerts.BringInLineAsync(Kinds, () => FindAsync(cancellation), cancellation);

    private async Task<IReadOnlyList<(string, RaiseAlert)>> FindAsync(CancellationToken cancellation)
    {
        var limits = (await tenants.AllAsync(cancellation)).ToDictionary(tenant => tenant.Id, tenant => tenant.Wati.Limits);
        return [.. await QuotasAsync(limits, cancellation), .. await ThrottledAsync(limits, cancellation)];
    }

    private async Task<IEnumerable<(string, RaiseAlert)>> QuotasAsync(Dictionary<string, WatiLimits> limits, CancellationToken cancellation)
    {
        var month = WatiMonth.Of(time.GetUtcNow());
        var quotas = limits.Where(known => known.Value.MonthlyCalls is not null).ToDictionary(known => known.Key, known => known.Value.MonthlyCalls!.Value);
        var calls = await usage.SumAsync(quotas.Keys, month, cancellation);
        return calls.SelectMany(used => QuotaRule.Warn(used.Value, quotas[used.Key], month).Select(alert => (used.Key, alert)));
    }

    private async Task<IEnumerable<(string, RaiseAlert)>> ThrottledAsync(Dictionary<string, WatiLimits> limits, CancellationToken cancellation) =>
        (await slots.ThrottledAsync(cancellation))
        .Where(throttled => limits.TryGetValue(throttled.Tenant, out var own) && ThrottleRule.IsLasting(throttled.For, own, options.Value))
        .Select(throttled => (throttled.Tenant, ThrottleRule.Warn(throttled.Name)));
}
