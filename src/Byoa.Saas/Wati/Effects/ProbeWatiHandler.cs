using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Wolverine;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Asks Wati whether it takes a refused token again, when the probe is due, and records the answer; that sends the next prober on its way.</summary>
public static class ProbeWatiHandler
{
    public static async Task Handle(
        ProbeWati command, Envelope envelope, Tenants tenants, ConversationReader conversations, AccessPause pause, IWatiClients wati, IMessageBus bus,
        TimeProvider time, CancellationToken cancellation)
    {
        var tenant = await tenants.OfAsync(envelope, cancellation);
        if (await pause.LoadAsync(tenant.Id, cancellation) is not WatiAccess.Refused refused || refused.Probe != command.Number)
            return;
        if (refused.ProbeAt - time.GetUtcNow() is var early && early > TimeSpan.Zero)
        {
            await bus.PublishAsync(command, new DeliveryOptions { TenantId = tenant.Id, ScheduleDelay = early });
            return;
        }
        var client = wati.For(Tenants.AccountOf(tenant));
        var result = ResultOf(await client.ProbeAsync(cancellation));
        // The probe's own call may need a scope the token never had: then any other call tells as well.
        if (result == ProbeResult.Refused && command.ConversationId is { } id
            && await conversations.LoadAsync(tenant.Id, id, cancellation) is { Known: { } thread }
            && await client.GetMessagesAsync(thread.Target(id), 1, 1, cancellation) is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted)
            result = ProbeResult.Accepted;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new RecordWatiProbe(command.Number, command.ConversationId, result), cancellation);
    }

    private static ProbeResult ResultOf(WatiAnswer<Done> answer) => answer switch
    {
        WatiAnswer<Done>.Accepted => ProbeResult.Accepted,
        WatiAnswer<Done>.Credential => ProbeResult.Refused,
        _ => ProbeResult.Unclear,
    };
}
