using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>What every step works with.</summary>
public sealed record EffectContext(WatiAccount Account, string Runner, IMessageBus Bus)
{
    public required TenantWork Work { get; init; }

    /// <summary>What is put off, with what was learned on the way.</summary>
    public required CarryOutEffects Command { get; set; }

    public string ConversationId => Command.ConversationId;

    /// <summary>Claims an attempt, and says since when by the clock: what was waited before is no part of the lease.</summary>
    public async Task<(Outcome Outcome, long Since)> ClaimAsync(ClaimEffect claim, TimeProvider time, CancellationToken cancellation)
    {
        long since = 0;
        var outcome = await StepAsync(
            () =>
            {
                since = time.GetTimestamp();
                return Bus.InvokeForTenantAsync<Outcome>(Account.Tenant, claim, cancellation);
            },
            cancellation);
        return (outcome, since);
    }

    public Task<Outcome> RecordAsync(int attempt, IEffectEvent fact, CancellationToken cancellation) =>
        SendAsync(new RecordEffectOutcome(ConversationId, attempt, fact), cancellation);

    public Task<Outcome> SendAsync(object command, CancellationToken cancellation) =>
        StepAsync(() => Bus.InvokeForTenantAsync<Outcome>(Account.Tenant, command, cancellation), cancellation);

    private async Task<Outcome> StepAsync(Func<Task<Outcome>> step, CancellationToken cancellation)
    {
        var outcome = await Work.StepAsync(Account.Tenant, step, cancellation);
        if (outcome.IsAccepted)
            Command = Command.GotOn();
        return outcome;
    }
}
