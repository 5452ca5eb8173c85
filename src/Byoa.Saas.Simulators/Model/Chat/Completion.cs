using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model.Scripts;

namespace Byoa.Saas.Simulators.Model.Chat;

/// <summary>An answer as the model gives it, with what it costs.</summary>
internal sealed record Completion(string? Text, IReadOnlyList<object> ToolCalls, string FinishReason, int PromptTokens, int CompletionTokens)
{
    private const int CharactersPerToken = 4;
    private const int TokensPerImage = 85;

    public static Completion Of(JsonObject request, ScriptAnswer answer, Fault? fault)
    {
        var prompt = TokensOf(request);
        if (fault == Fault.ContentFilter)
            return new Completion("", [], "content_filter", prompt, 0);
        if (fault == Fault.FinishLength)
        {
            var text = answer.Text ?? "";
            return new Completion(text[..(text.Length / 2)], [], "length", prompt, Tokens(text) / 2);
        }

        var calls = answer.Calls.Select((call, index) => (object)new
        {
            id = CallId(request, index),
            type = "function",
            function = new { name = call.Tool, arguments = call.Arguments },
        }).ToList();
        var cost = Tokens(answer.Text) + answer.Calls.Sum(c => Tokens(c.Tool) + Tokens(c.Arguments));
        return new Completion(answer.Text, calls, calls.Count > 0 ? "tool_calls" : "stop", prompt, cost);
    }

    private static int TokensOf(JsonObject request)
    {
        var tokens = Tokens(request["tools"]?.ToJsonString());
        foreach (var message in request.Items("messages"))
        {
            tokens += Tokens(ChatTurnReader.TextOf(message)) + 4;
            tokens += TokensPerImage * message.Items("content").Count(p => p.Text("type") == "image_url");
        }

        return tokens;
    }

    private static int Tokens(string? text) => string.IsNullOrEmpty(text) ? 0 : (text.Length / CharactersPerToken) + 1;

    /// <summary>Equal requests give equal ids, so that a replay can be compared.</summary>
    private static string CallId(JsonObject request, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{index}/{request["messages"]!.ToJsonString()}"));
        return "call_" + Convert.ToHexStringLower(hash.AsSpan(0, 12));
    }
}
