using System.Text.Json;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.AgentRuntime.Tools;

/// <summary>The step that carries out one tool call. Whatever comes of it is told to the model, which decides how to go on.</summary>
public sealed class CallTool(IWatiClients wati, AccessPause access, Runners runners, TimeProvider time)
{
    public async Task CallAsync(TurnContext turn, ToolCall call, Conversations.Thread thread, CancellationToken cancellation)
    {
        var claim = await turn.RecordAsync(new ToolCallClaimed(turn.TurnId, call.CallId, turn.Runner, time.GetUtcNow()), cancellation);
        if (claim.IsAccepted)
            await FinishAsync(turn, call, thread, cancellation);
    }

    /// <summary>The built-in tools may be repeated safely; so a call whose process died is simply finished by whoever finds it.</summary>
    public async Task InquireAsync(TurnContext turn, ToolProgress tool, Conversations.Thread thread, CancellationToken cancellation)
    {
        // Of a claim of its own the turn knows of no outcome: it must not wait for itself.
        if (tool.Runner != turn.Runner && await runners.IsAliveAsync(tool.Runner!, cancellation))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
            return;
        }
        await FinishAsync(turn, tool.Call, thread, cancellation);
    }

    private async Task FinishAsync(TurnContext turn, ToolCall call, Conversations.Thread thread, CancellationToken cancellation)
    {
        if (await RunAsync(turn, call, thread, cancellation) is var (succeeded, result))
            await turn.RecordAsync(new ToolCallFinished(turn.TurnId, call.CallId, call.Tool, succeeded, result, time.GetUtcNow()), cancellation);
    }

    /// <returns>Null while Wati refuses the token: the call is made once it is mended.</returns>
    private async Task<(bool Succeeded, string Result)?> RunAsync(TurnContext turn, ToolCall call, Conversations.Thread thread, CancellationToken cancellation)
    {
        if (!turn.Agent.Tools.Contains(call.Tool))
            return (false, $"There is no tool named {call.Tool}.");
        if (!ToolArguments.TryObject(call.Arguments, out var arguments))
            return (false, "The arguments are not a JSON object.");
        return call.Tool switch
        {
            BuiltInTools.UpdateContactAttributes => ToolArguments.TryAttributes(arguments, out var attributes)
                ? await UpdateAsync(turn, thread, attributes, cancellation)
                : (false, "attributes must be an object of names (at most 100 characters) to texts (at most 1000)."),
            BuiltInTools.ResolveConversation => (true, "The conversation will be closed after your reply."),
            BuiltInTools.OfferChoices => ChoicesFor(arguments) is null
                ? (false, "options must be 2 to 10 distinct texts of at most 20 characters, and text must not be empty.")
                : (true, "The choices will be sent."),
            _ => (false, $"There is no tool named {call.Tool}."),
        };
    }

    /// <summary>The choices a call offers, or null when Wati would refuse them.</summary>
    public static (string Text, IReadOnlyList<string> Options, string? Button)? ChoicesFor(JsonElement arguments)
    {
        var text = WhatsAppText.FromMarkdown(ToolArguments.Text(arguments, "text"));
        var options = ToolArguments.Texts(arguments, "options");
        var button = ToolArguments.Text(arguments, "button");
        return text.Length is > 0 and <= 1_024 && options.Count is >= 2 and <= 10
            && options.All(option => option.Length <= 20) && options.Distinct(StringComparer.OrdinalIgnoreCase).Count() == options.Count
            ? (text, options, button is { Length: <= 20 } ? button : null)
            : null;
    }

    private async Task<(bool, string)?> UpdateAsync(
        TurnContext turn, Conversations.Thread thread, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var calledAt = time.GetUtcNow();
        var answer = await wati.For(turn.Account).UpdateContactAttributesAsync(thread.Target(turn.ConversationId), attributes, cancellation);
        if (await access.IsPausedByAsync(answer, turn.Tenant.Id, WatiCallClass.Contacts, calledAt, turn.ConversationId, turn.Bus, cancellation))
            return null;
        return answer is WatiAnswer<Done>.Accepted
            ? (true, $"Stored: {string.Join(", ", attributes.Keys)}.")
            : (false, $"Not stored ({WatiAnswerCodes.Of(answer)}).");
    }
}
