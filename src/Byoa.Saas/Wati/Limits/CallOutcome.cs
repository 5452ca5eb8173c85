using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Limits;

/// <summary>
/// What a call's answer means for the calls after it: a 429 makes the whole class of the tenant rest, the next acceptance ends that.
/// It is noted after the answer and never changes it: that a message was accepted stays true while the database is away.
/// </summary>
internal sealed partial class CallOutcome(
    IWatiSlots slots, CallAdmission admission, TenantAlerts alerts, IOptions<LimitOptions> options, ILogger<CallOutcome> logger)
{
    public async Task LearnAsync<T>(WatiAccount account, WatiCallClass kind, WatiPermit permit, WatiAnswer<T> answer, CancellationToken cancellation)
    {
        try
        {
            if (answer is WatiAnswer<T>.Throttled throttled)
                await RestAsync(account, kind, permit.Slot, throttled.RetryAfter, cancellation);
            else if (answer is WatiAnswer<T>.Accepted && permit.Slot.Refusals > 0)
                await ResumeAsync(account, kind, permit.Slot, cancellation);
        }
        catch (Exception failure) when (Faults.IsPassing(failure))
        {
            NotNoted(logger, account.Tenant, kind, failure);
        }
    }

    private async Task RestAsync(WatiAccount account, WatiCallClass kind, WatiSlot slot, TimeSpan? retryAfter, CancellationToken cancellation)
    {
        var lasting = ThrottleRule.IsLasting(slot, account.Limits, options.Value);
        var rest = ThrottleRule.Rest(slot, retryAfter, lasting, options.Value, Random.Shared.NextDouble());
        await slots.PutOffAsync(account.Tenant, kind, admission.AllowanceOf(account, kind), slot, rest, cancellation);
        if (lasting)
            await alerts.SendAsync(
                account.Tenant,
                new RaiseAlert(AlertKinds.WatiThrottled, kind.Name(), "Wati has answered nothing but 429 to this class of calls for minutes: the plan's monthly quota may be used up."),
                cancellation);
    }

    private async Task ResumeAsync(WatiAccount account, WatiCallClass kind, WatiSlot slot, CancellationToken cancellation)
    {
        // Cleared first: once the class goes on, no later acceptance would know of the alert.
        if (ThrottleRule.IsLasting(slot, account.Limits, options.Value))
            await alerts.SendAsync(account.Tenant, new ClearAlert(AlertKinds.WatiThrottled, kind.Name()), cancellation);
        await slots.ResumeAsync(account.Tenant, kind, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "What Wati's limits came to could not be noted for {Tenant} ({Class})")]
    private static partial void NotNoted(ILogger logger, string tenant, WatiCallClass @class, Exception failure);
}
