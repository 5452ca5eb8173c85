using System.Diagnostics;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.AgentRuntime.Tools;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>
/// Runs one turn: read where it stands, take the next step, until it is over. Holds no transaction and no connection while it waits;
/// may be delivered twice, to two processes, or again after a crash: claims in the stream keep steps from being taken beside themselves.
/// </summary>
public sealed partial class TurnRunner(
    Tenants tenants, Agents agents, ConversationReader conversations, GatherContext gather, AskModel askModel, CallTool callTool,
    ConcludeTurn conclude, AccessPause access, TenantWork work, TurnPlaces places, ModelPlaces modelPlaces, Runners runners, IOptions<TurnOptions> options, TimeProvider time)
{
    public async Task RunAsync(string tenantId, RunTurn command, IMessageBus bus, CancellationToken cancellation)
    {
        using var runner = runners.Begin();
        var turn = await OpenAsync(tenantId, command, runner, bus, cancellation);
        if (await SuspensionPause.PutOffAsync(turn.Tenant, command, bus))
            return;
        using var place = await places.TakeAsync(tenantId, command, bus, cancellation);
        if (!place.IsAcquired)
            return;
        while (await LoadAsync(turn, cancellation) is Conversation.WithAgent held
            && !await IsPutOffAsync(turn, held, command, cancellation)
            && await TakeAsync(turn, held, command, cancellation)) { }
    }

    /// <summary>While Wati refuses the token no reply could go out: the model is not paid for one.</summary>
    private async Task<bool> IsPutOffAsync(TurnContext turn, Conversation.WithAgent held, RunTurn command, CancellationToken cancellation) =>
        held.Turn?.Id == turn.TurnId && await access.PutOffAsync(turn.Tenant.Id, command, turn.Bus, cancellation);

    /// <summary>A turn that failed again and again, for a reason nobody foresaw, ends with a person.</summary>
    public async Task GiveUpAsync(string tenantId, RunTurn command, IMessageBus bus, CancellationToken cancellation)
    {
        using var runner = runners.Begin();
        var turn = await OpenAsync(tenantId, command, runner, bus, cancellation);
        if (await conversations.LoadAsync(tenantId, command.ConversationId, cancellation) is Conversation.WithAgent { Turn: { } running } held && running.Id == command.TurnId)
            await conclude.HandOverAsync(turn, held.Thread, Codes.TurnFailed, null, cancellation);
    }

    private Task<Conversation> LoadAsync(TurnContext turn, CancellationToken cancellation) =>
        work.StepAsync(turn.Tenant.Id, () => conversations.LoadAsync(turn.Tenant.Id, turn.ConversationId, cancellation), cancellation);

    private async Task<TurnContext> OpenAsync(string tenantId, RunTurn command, Runner runner, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(tenantId, cancellation) ?? throw new InvalidOperationException("A turn came for a tenant that does not exist.");
        var agent = await agents.InForceAsync(tenant, cancellation);
        return new TurnContext(tenant, Tenants.AccountOf(tenant), agent.Definition, command.ConversationId, command.TurnId, runner.Id, bus) { Work = work };
    }

    /// <returns>False once the turn is over.</returns>
    private async Task<bool> TakeAsync(TurnContext turn, Conversation.WithAgent held, RunTurn command, CancellationToken cancellation)
    {
        switch (TurnPlan.Next(held, turn.TurnId, turn.Agent, options.Value, time.GetUtcNow()))
        {
            case TurnStep.Over:
                return false;
            case TurnStep.WaitUntil wait:
                await WaitAsync(wait.At, cancellation);
                break;
            case TurnStep.ReadHistory:
                return await ReadHistoryAsync(turn, held, command, cancellation);
            case TurnStep.ReadContact:
                await gather.ReadContactAsync(turn, held.Thread, cancellation);
                break;
            case TurnStep.ReadMedia step:
                await gather.ReadMediaAsync(turn, step.Message, cancellation);
                break;
            case TurnStep.AskModel step:
                await AskModelAsync(turn, step, cancellation);
                break;
            case TurnStep.FallBack step:
                await turn.RecordAsync(new ModelFellBack(turn.TurnId, step.Model, step.Code, time.GetUtcNow()), cancellation);
                break;
            case TurnStep.InquireCall step:
                await askModel.InquireAsync(turn, step.Call, TimeSpan.FromSeconds(options.Value.ModelCallLostAfterSeconds), cancellation);
                break;
            case TurnStep.CallTool step:
                await callTool.CallAsync(turn, step.Call, held.Thread, cancellation);
                break;
            case TurnStep.InquireTool step:
                await callTool.InquireAsync(turn, step.Tool, held.Thread, cancellation);
                break;
            case TurnStep.Propose step:
                await conclude.ProposeAsync(turn, step.Call, held, cancellation);
                break;
            case TurnStep.SendTemplate step:
                await conclude.SendTemplateAsync(turn, step.Choice, held.Thread, cancellation);
                break;
            case TurnStep.HandOver step:
                await conclude.HandOverAsync(turn, held.Thread, step.Reason, step.Call, cancellation);
                break;
            case TurnStep.BeSilent step:
                await ConcludeTurn.BeSilentAsync(turn, step.Reason, cancellation);
                break;
            default:
                throw new UnreachableException();
        }
        return true;
    }

    private async Task AskModelAsync(TurnContext turn, TurnStep.AskModel step, CancellationToken cancellation)
    {
        var taking = modelPlaces.TakeAsync(turn.Tenant.Id, cancellation);
        var waits = !taking.IsCompleted;
        using var place = await taking;
        // While it waited the customer may have written again, or a person may have taken the chat.
        if (!waits)
            await askModel.AskAsync(turn, step, cancellation);
        else if (await LoadAsync(turn, cancellation) is Conversation.WithAgent held
            && TurnPlan.Next(held, turn.TurnId, turn.Agent, options.Value, time.GetUtcNow()) is TurnStep.AskModel changed)
            await askModel.AskAsync(turn, changed, cancellation);
    }

    [LoggerMessage(LogLevel.Error, "Turn {Turn} of conversation {Conversation} of {Tenant} failed again and again; a person takes over")]
    internal static partial void GaveUp(ILogger logger, string tenant, string conversation, string turn, Exception unforeseen);

    /// <summary>A tenant with many chats at once waits for its turn at Wati: on the bus, so that no worker is held for it.</summary>
    /// <returns>False when the turn was put off.</returns>
    private async Task<bool> ReadHistoryAsync(TurnContext turn, Conversation.WithAgent held, RunTurn command, CancellationToken cancellation)
    {
        if (await gather.ReadHistoryAsync(turn, held, command.ThrottledSince, cancellation) is not { } wait)
            return true;
        var age = time.GetUtcNow() - held.Turn!.StartedAt;
        await work.PutOffAsync(turn.Tenant.Id, command with { ThrottledSince = wait.ThrottledSince }, age > wait.Named * 2 ? age : wait.Named * 2, turn.Bus);
        return false;
    }

    private async Task WaitAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var pause = until - time.GetUtcNow();
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause, time, cancellation);
    }
}
