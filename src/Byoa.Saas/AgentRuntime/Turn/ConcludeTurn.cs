using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.AgentRuntime.Tools;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>The steps that end a turn: an answer, a template in its place, a person, or silence for a reason.</summary>
public sealed class ConcludeTurn(ComposeTemplate compose, Ids ids)
{
    public async Task ProposeAsync(TurnContext turn, ModelCall.Answered call, Conversation.WithAgent held, CancellationToken cancellation)
    {
        var replyId = ids.New();
        var choices = Choices(call, replyId);
        List<Effect> effects = choices is not null ? [choices] : [.. Texts(call, held, replyId, turn.Account.Generation)];
        if (effects.Count == 0)
        {
            await HandOverAsync(turn, held.Thread, Codes.EmptyAnswer, null, cancellation);
            return;
        }
        var resolve = held.Turn!.ResolveAsked ? new Effect.Resolve(Ids.Derive(replyId, "resolve")) : null;
        var reason = choices is not null ? Codes.ChoicesOffered : resolve is null ? Codes.Answered : Codes.ResolvedByAgent;
        await turn.SendAsync(
            new ProposeReply(turn.ConversationId, turn.TurnId, call.CallId, replyId, reason, effects, resolve) { MostSameAnswers = turn.Agent.Breakers.SameAnswers },
            cancellation);
    }

    public async Task SendTemplateAsync(TurnContext turn, TemplateChoice choice, Conversations.Thread thread, CancellationToken cancellation)
    {
        var replyId = ids.New();
        if (await compose.MakeAsync(turn.Tenant, choice, turn.ConversationId, replyId, cancellation) is not { } template)
        {
            await HandOverAsync(turn, thread, Codes.TemplateIncomplete, null, cancellation);
            return;
        }
        List<string> answers = [.. thread.Unanswered.Select(pending => pending.Message.MessageId)];
        await turn.SendAsync(new ProposeTemplate(turn.ConversationId, turn.TurnId, replyId, answers, template), cancellation);
    }

    public Task HandOverAsync(TurnContext turn, Conversations.Thread thread, string reason, HandOverCall? asked, CancellationToken cancellation)
    {
        var summary = asked is not null && ToolArguments.TryObject(asked.Call.Arguments, out var arguments)
            ? ToolArguments.Text(arguments, "summary") ?? ToolArguments.Text(arguments, "reason")
            : null;
        return turn.SendAsync(
            HandoffPlan.Make(
                turn.ConversationId, thread.Epoch, ids.New(), reason, turn.Agent.Handoff, summary ?? LastWords(thread, reason), asked?.Text, turn.Account.Generation),
            cancellation);
    }

    public static Task BeSilentAsync(TurnContext turn, string reason, CancellationToken cancellation) =>
        turn.SendAsync(new EndTurnInSilence(turn.ConversationId, turn.TurnId, reason), cancellation);

    /// <summary>Without a summary of the model's, the colleague is shown why, and what waits for an answer.</summary>
    private static string LastWords(Conversations.Thread thread, string reason) =>
        $"{reason}: {string.Join(" / ", thread.Unanswered.Select(pending => pending.Message.Text ?? $"[{pending.Message.Kind}]"))}";

    private static IEnumerable<Effect> Texts(ModelCall.Answered call, Conversation.WithAgent held, string replyId, WatiGeneration generation) =>
        WatiText.Split(WhatsAppText.FromMarkdown(string.IsNullOrWhiteSpace(call.Text) ? held.Turn!.Spoken : call.Text), generation)
            .Select(Effect (part, index) => new Effect.SendText(Ids.Derive(replyId, $"part-{index}"), part, null));

    /// <summary>The first offer that can be made; the model may have tried a wrong one before.</summary>
    private static Effect.SendChoices? Choices(ModelCall.Answered call, string replyId)
    {
        foreach (var offer in call.ToolCalls.Where(tool => tool.Tool == BuiltInTools.OfferChoices))
            if (ToolArguments.TryObject(offer.Arguments, out var arguments) && CallTool.ChoicesFor(arguments) is var (text, options, button))
                return new Effect.SendChoices(Ids.Derive(replyId, "choices"), text, options, button);
        return null;
    }
}
