using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Limits;

/// <summary>
/// Lets calls to Wati begin: each in its slot, so many of a tenant at once. Whoever must not be kept waiting between a promise and its call,
/// such as the claim of an effect, asks and begins before it promises, and brings the permit along with the account.
/// </summary>
public sealed class CallAdmission : IDisposable
{
    /// <summary>A slot that had to be waited for longer, or was held longer, is looked at again before it is used: Wati may have throttled the class meanwhile.</summary>
    private static readonly TimeSpan WorthALook = TimeSpan.FromMilliseconds(250);

    private readonly IWatiSlots slots;
    private readonly LimitOptions options;
    private readonly TimeProvider time;
    private readonly PartitionedRateLimiter<string> turns;

    internal CallAdmission(IWatiSlots slots, IOptions<LimitOptions> options, TimeProvider time)
    {
        this.slots = slots;
        this.options = options.Value;
        this.time = time;
        ConcurrencyLimiterOptions together = new()
        {
            PermitLimit = this.options.CallsAtOnce,
            QueueLimit = int.MaxValue,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        };
        // The library drops a tenant's limiter once it has been idle for a while.
        turns = PartitionedRateLimiter.Create<string, string>(tenant => RateLimitPartition.GetConcurrencyLimiter(tenant, _ => together));
    }

    /// <param name="account">Whose call.</param>
    /// <param name="kind">The class it counts to.</param>
    /// <param name="patience">How far away its slot may lie.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="Npgsql.NpgsqlException">The slots cannot be asked for.</exception>
    public async Task<Admission> AskAsync(WatiAccount account, WatiCallClass kind, TimeSpan patience, CancellationToken cancellation)
    {
        for (var begun = time.GetTimestamp(); ;)
        {
            var left = patience - time.GetElapsedTime(begun);
            var slot = await slots.ReserveAsync(account.Tenant, kind, AllowanceOf(account, kind), left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation);
            if (!slot.IsGiven)
                return new Admission.Later(slot.Wait) { IsInLine = slot.ThrottledFor is null };
            if (slot.Wait > TimeSpan.Zero)
                await Task.Delay(slot.Wait, time, cancellation);
            if (slot.Wait > WorthALook && await slots.IsVoidAsync(account.Tenant, kind, slot, cancellation))
                continue;
            return new Admission.Given(new WatiPermit(slot, time.GetTimestamp()));
        }
    }

    /// <summary>Whether Wati has throttled the class since leave was given: then it has to be asked for anew.</summary>
    /// <exception cref="Npgsql.NpgsqlException">The slots cannot be asked for.</exception>
    public async Task<bool> IsVoidAsync(WatiAccount account, WatiCallClass kind, WatiPermit permit, CancellationToken cancellation) =>
        time.GetElapsedTime(permit.GivenAt) > WorthALook && await slots.IsVoidAsync(account.Tenant, kind, permit.Slot, cancellation);

    /// <summary>
    /// Waits, in order, until the tenant has not too many calls under way; dispose of it once the call is over. Whoever holds one
    /// makes no second call beside it: the tenant's calls could wait for each other for ever.
    /// </summary>
    public async ValueTask<IDisposable> BeginAsync(WatiAccount account, CancellationToken cancellation) => await turns.AcquireAsync(account.Tenant, 1, cancellation);

    internal Task<Admission> AskAsync(WatiAccount account, WatiCallClass kind, CancellationToken cancellation) =>
        AskAsync(account, kind, SlotPatience.Of(account, TimeSpan.FromSeconds(options.LongestWaitSeconds)), cancellation);

    internal int AllowanceOf(WatiAccount account, WatiCallClass kind) => account.Limits.Of(kind) ?? options.Of(kind);

    public void Dispose() => turns.Dispose();
}
