using System.Diagnostics;
using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.AgentRuntime.Tools;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>The step that asks the model: claimed before the call, recorded after it, never run beside itself.</summary>
public sealed class AskModel(
    ConversationReader conversations, IAgentModel model, IMediaStore media, Runners runners, Ids ids, IOptions<TurnOptions> options, TimeProvider time)
{
    public async Task AskAsync(TurnContext turn, TurnStep.AskModel step, CancellationToken cancellation)
    {
        var events = (await turn.Work.StepAsync(turn.Tenant.Id, () => conversations.EventsAsync(turn.Tenant.Id, turn.ConversationId, cancellation), cancellation)).Select(e => e.Data).OfType<IConversationEvent>().ToList();
        var callId = ids.New();
        var now = time.GetUtcNow();
        var claim = await turn.RecordAsync(new ModelCallClaimed(turn.TurnId, callId, turn.Runner, step.Answers, now), cancellation);
        if (!claim.IsAccepted)
            return;

        var lines = Recollection.Of(Dialogue.Of(events, step.Answers), step.Answers, turn.Agent.Limits.HistoryMessages, options.Value.MostCharacters);
        var pictures = await Recollection.PicturesAsync(media, turn.Tenant.Id, lines, options.Value.MostPictureBytes, cancellation);
        var contact = events.OfType<ContactRead>().LastOrDefault(read => read.Failure is null) ?? events.OfType<ContactRead>().LastOrDefault();
        var dialogue = Prompt.Render(turn.Agent, contact, lines, pictures, now);
        var outcome = await model.AskAsync(turn.Tenant.Id, turn.Agent, step.Model, dialogue, ToolCatalogue.For(turn.Agent), cancellation);
        await turn.RecordAsync(
            outcome switch
            {
                ModelOutcome.Answered answered => new ModelAnswered(
                    turn.TurnId, callId, answered.Model, answered.Text, answered.ToolCalls, answered.FinishReason, answered.Usage, time.GetUtcNow()),
                ModelOutcome.Failed failed => (ITurnEvent)new ModelCallFailed(turn.TurnId, callId, failed.Category, failed.Code, failed.RetryAfter, time.GetUtcNow()),
                _ => throw new UnreachableException(),
            },
            cancellation);
    }

    /// <summary>A call without an outcome: while another who makes it lives it is awaited, otherwise it is lost. The turn must not wait for itself.</summary>
    public async Task InquireAsync(TurnContext turn, ModelCall.Running call, TimeSpan lostAfter, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (call.Runner != turn.Runner && now < call.ClaimedAt + lostAfter && await runners.IsAliveAsync(call.Runner, cancellation))
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        else
            await turn.RecordAsync(new ModelCallFailed(turn.TurnId, call.CallId, FaultCategory.Transient, Codes.ModelCallLost, null, now), cancellation);
    }
}
