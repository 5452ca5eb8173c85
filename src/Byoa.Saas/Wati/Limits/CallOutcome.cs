using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Limits;

/// <summary>
/// What a call's answer means for the calls after it: a 429 makes the whole class of the tenant rest, the next acceptance ends that.
/// It is noted after the answer and never changes it: that a message was accepted stays true whatever fails here.
/// </summary>
internal sealed partial class CallOutcome(IWatiSlots slots, CallAdmission admission, IOptions<LimitOptions> options, ILogger<CallOutcome> logger)
{
    public async Task LearnAsync<T>(WatiAccount account, WatiCallClass kind, WatiPermit permit, WatiAnswer<T> answer, CancellationToken cancellation)
    {
        try
        {
            if (answer is WatiAnswer<T>.Throttled throttled)
                await RestAsync(account, kind, permit.Slot, throttled.RetryAfter, cancellation);
            else if (answer is WatiAnswer<T>.Accepted && permit.Slot.Refusals > 0)
                await slots.ResumeAsync(account.Tenant, kind, cancellation);
        }
        catch (Exception failure)
        {
            // A stop of the host too: whoever called records what became of the call before it heeds that.
            NotNoted(logger, Faults.IsPassing(failure) ? LogLevel.Warning : LogLevel.Error, account.Tenant, kind, failure);
        }
    }

    private Task RestAsync(WatiAccount account, WatiCallClass kind, WatiSlot slot, TimeSpan? retryAfter, CancellationToken cancellation)
    {
        var lasting = ThrottleRule.IsLasting(slot.ThrottledFor, account.Limits, options.Value);
        var rest = ThrottleRule.Rest(slot, retryAfter, lasting, options.Value, Random.Shared.NextDouble());
        return slots.PutOffAsync(account.Tenant, kind, admission.AllowanceOf(account, kind), slot, rest, cancellation);
    }

    [LoggerMessage(Message = "What Wati's limits came to could not be noted for {Tenant} ({Class})")]
    private static partial void NotNoted(ILogger logger, LogLevel level, string tenant, WatiCallClass @class, Exception failure);
}
