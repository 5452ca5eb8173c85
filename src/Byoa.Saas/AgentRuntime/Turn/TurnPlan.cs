using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>
/// Chooses a turn's next step from the conversation alone, so that whoever picks the turn up, after whatever crash, goes on where it stands.
/// </summary>
public static class TurnPlan
{
    public static TurnStep Next(Conversation state, string turnId, AgentDefinition agent, TurnOptions options, DateTimeOffset now)
    {
        if (state is not Conversation.WithAgent { Turn: { } turn } held || turn.Id != turnId)
            return new TurnStep.Over();
        var thread = held.Thread;
        if (held.ReadsHistory)
            return new TurnStep.ReadHistory();
        // Nobody can say then what a person has answered already, or whether something waits that only history tells of, or who wrote last.
        if (turn.HistoryFailure is not null && !held.IsClear)
            return new TurnStep.HandOver(Codes.HistoryUnreadable, null);
        if (thread.Unanswered is [])
            return new TurnStep.BeSilent(Codes.NothingToAnswer);
        return turn.Call switch
        {
            ModelCall.Running call => new TurnStep.InquireCall(call),
            ModelCall.Answered call => AfterAnswer(turn, call, agent, thread),
            ModelCall.Failed failed when FallsBack(thread, turn, failed, agent, options) => new TurnStep.FallBack(agent.Model.Fallback!.Name, failed.Code),
            ModelCall.Failed failed when MayAskAgain(turn, agent) && Retry(turn, failed, options) is { } at => now < at ? new TurnStep.WaitUntil(at) : Prepare(thread, turn, agent, options, now),
            ModelCall.Failed failed => new TurnStep.HandOver(FailureReason(failed), null),
            _ => Prepare(thread, turn, agent, options, now),
        };
    }

    private static TurnStep Prepare(Conversations.Thread thread, Conversations.Turn turn, AgentDefinition agent, TurnOptions options, DateTimeOffset now)
    {
        if (BreakerPolicy.Assess(agent.Breakers, thread, now) is { } stop)
            return new TurnStep.HandOver(stop, null);
        if (SettlesAt(thread, turn, agent, options) is var settles && now < settles)
            return new TurnStep.WaitUntil(settles);
        if (thread.Unanswered.FirstOrDefault(pending => pending.Message.Attachment is not null && !turn.Media.ContainsKey(pending.Message.MessageId)) is { } unread)
            return new TurnStep.ReadMedia(unread.Message);
        if (!turn.ContactRead && (thread.ContactReadAt is null || now >= thread.ContactReadAt + TimeSpan.FromHours(options.ContactHours)))
            return new TurnStep.ReadContact();
        if (HandoffPolicy.Assess(agent.Handoff, thread, turn, TimeSpan.FromMinutes(options.WindowMarginMinutes), now) is { } reason)
            return reason == Codes.WindowClosed && agent.ClosedWindow is { } choice && thread.Address.TakesTemplates && !thread.TemplateSpent
                ? new TurnStep.SendTemplate(choice)
                : new TurnStep.HandOver(reason, null);
        return MayAskAgain(turn, agent)
            ? new TurnStep.AskModel([.. thread.Unanswered.Select(pending => pending.Message.MessageId)], turn.Asks)
            : new TurnStep.HandOver(Codes.StepLimit, null);
    }

    /// <summary>A customer who writes again and again does not use up the model's steps.</summary>
    private static bool MayAskAgain(Conversations.Turn turn, AgentDefinition agent) => turn.Calls - turn.Superseded < agent.Limits.MostModelCalls;

    /// <summary>Quiet time after the last message, but no longer than the longest burst, and not at all once it is large.</summary>
    public static DateTimeOffset SettlesAt(Conversations.Thread thread, Conversations.Turn turn, AgentDefinition agent, TurnOptions options)
    {
        if (thread.Unanswered.Count >= options.LargestBurst)
            return DateTimeOffset.MinValue;
        var quiet = thread.LastArrivalAt + TimeSpan.FromSeconds(agent.Limits.SettleSeconds);
        var longest = turn.StartedAt + TimeSpan.FromSeconds(options.LongestBurstSeconds);
        return quiet < longest ? quiet : longest;
    }

    private static TurnStep AfterAnswer(Conversations.Turn turn, ModelCall.Answered call, AgentDefinition agent, Conversations.Thread thread)
    {
        var handOver = turn.Tools.FirstOrDefault(tool => tool.Call.Tool == BuiltInTools.HandToPerson);
        if (handOver is not null)
            return new TurnStep.HandOver(Codes.ModelAskedForPerson, new HandOverCall(handOver.Call, call.Text));
        if (turn.Tools.FirstOrDefault(tool => !tool.Finished) is { } open)
            return open.ClaimedAt is null ? new TurnStep.CallTool(open.Call) : new TurnStep.InquireTool(open);
        // Offered choices are a whole reply; every other tool's result is the model's to go on with.
        if (call.ToolCalls is [] || turn.Tools.Any(tool => tool.Call.Tool == BuiltInTools.OfferChoices && tool.Succeeded == true))
            return new TurnStep.Propose(call);
        if (thread.FailuresInARow >= agent.Handoff.FailuresInARow)
            return new TurnStep.HandOver(Codes.RepeatedFailures, null);
        return MayAskAgain(turn, agent) ? new TurnStep.AskModel(call.Answers, turn.Asks) : new TurnStep.HandOver(Codes.StepLimit, null);
    }

    /// <summary>
    /// Once the agent's own model has had its tries; at once when its circuit is open, or when the policy allows no more failures. A model that
    /// answered, though with nothing of use, is not replaced.
    /// </summary>
    private static bool FallsBack(Conversations.Thread thread, Conversations.Turn turn, ModelCall.Failed failed, AgentDefinition agent, TurnOptions options) =>
        agent.Model.Fallback is not null && turn.Asks == ModelRole.Primary && failed.Category != FaultCategory.Permanent
        && (failed.Code == Codes.ModelCircuitOpen || thread.FailuresInARow >= agent.Handoff.FailuresInARow || Retry(turn, failed, options) is null || !MayAskAgain(turn, agent));

    private static DateTimeOffset? Retry(Conversations.Turn turn, ModelCall.Failed failed, TurnOptions options)
    {
        var retryable = failed.Category is FaultCategory.Transient or FaultCategory.Unavailable or FaultCategory.RateLimited;
        if (!retryable || turn.FailedCalls >= options.ModelTries)
            return null;
        var pause = failed.RetryAfter ?? TimeSpan.FromSeconds(options.ModelRetrySeconds * Math.Pow(2, turn.FailedCalls - 1));
        return failed.Code == Codes.ModelCallLost
            ? failed.At
            : pause <= TimeSpan.FromSeconds(options.LongestModelWaitSeconds) ? failed.At + pause : null;
    }

    private static string FailureReason(ModelCall.Failed failed) => failed.Category switch
    {
        FaultCategory.Authentication or FaultCategory.Configuration => Codes.ModelMisconfigured,
        FaultCategory.Permanent => Codes.ModelRefused,
        _ => Codes.ModelUnavailable,
    };
}
