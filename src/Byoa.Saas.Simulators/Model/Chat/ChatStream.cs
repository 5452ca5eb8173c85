using System.Text;
using System.Text.Json;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Model.Chat;

/// <summary>The same answer as server-sent events, a few words at a time.</summary>
internal static class ChatStream
{
    private const int CharactersPerChunk = 24;

    public static Answer Of(string id, long created, string model, Completion completion, bool withUsage)
    {
        var events = new StringBuilder();
        void Send(object delta, string? finish = null) => Write(events, new
        {
            id,
            @object = "chat.completion.chunk",
            created,
            model,
            choices = new[] { new { index = 0, delta, finish_reason = finish } },
        });

        Send(new { role = "assistant", content = "" });
        foreach (var piece in (completion.Text ?? "").Chunk(CharactersPerChunk))
            Send(new { content = new string(piece) });
        for (var i = 0; i < completion.ToolCalls.Count; i++)
            Send(new { tool_calls = new[] { Indexed(completion.ToolCalls[i], i) } });
        Send(new { }, completion.FinishReason);
        if (withUsage)
        {
            Write(events, new
            {
                id,
                @object = "chat.completion.chunk",
                created,
                model,
                choices = Array.Empty<object>(),
                usage = ModelAnswers.Usage(completion.PromptTokens, completion.CompletionTokens),
            });
        }

        events.Append("data: [DONE]\n\n");
        return Answer.Plain(200, events.ToString(), "text/event-stream; charset=utf-8") with { Accepted = true };
    }

    private static JsonElement Indexed(object call, int index)
    {
        var node = JsonSerializer.SerializeToNode(call)!;
        node["index"] = index;
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Write(StringBuilder events, object data) => events.Append("data: ").Append(JsonSerializer.Serialize(data)).Append("\n\n");
}
