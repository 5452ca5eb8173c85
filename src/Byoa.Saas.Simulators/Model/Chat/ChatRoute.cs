using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Model.Chat;

/// <summary><c>POST /v1/chat/completions</c>, whole or as server-sent events.</summary>
internal static class ChatRoute
{
    public static async Task<Answer> AnswerAsync(HttpContext http, ModelSimulator model, ModelKey key)
    {
        var request = await http.ReadObjectAsync();
        key.Record("chat", request);
        if (request.Items("messages").FirstOrDefault() is null || request.Text("model") is not { } name)
            return ModelAnswers.Error(400, "invalid_request_error", "model and messages are required.");

        var turn = ChatTurnReader.Read(request);
        var answer = model.ScriptFor(key, name).Answer(turn);
        var completion = Completion.Of(request, answer, RequestRun.FaultOf(http)?.Fault);
        key.Spend(completion.PromptTokens, completion.CompletionTokens);
        var (id, created) = model.NextId("chatcmpl");
        var streamed = request["stream"] is JsonValue stream && stream.TryGetValue<bool>(out var wanted) && wanted;
        return streamed
            ? ChatStream.Of(id, created, name, completion, WantsUsage(request))
            : Answer.Ok(Whole(id, created, name, completion));
    }

    private static object Whole(string id, long created, string name, Completion completion) => new
    {
        id,
        @object = "chat.completion",
        created,
        model = name,
        choices = new[]
        {
            new
            {
                index = 0,
                message = completion.ToolCalls.Count == 0
                    ? (object)new { role = "assistant", content = completion.Text, refusal = (string?)null }
                    : new { role = "assistant", content = completion.Text, refusal = (string?)null, tool_calls = completion.ToolCalls },
                logprobs = (object?)null,
                finish_reason = completion.FinishReason,
            },
        },
        usage = ModelAnswers.Usage(completion.PromptTokens, completion.CompletionTokens),
        system_fingerprint = "fp_simulated",
    };

    private static bool WantsUsage(JsonObject request) => request["stream_options"].Text("include_usage") == "true";
}
