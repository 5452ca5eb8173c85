using System.Text.Json;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using FinishReason = Microsoft.Extensions.AI.ChatFinishReason;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Reads a provider's answer: every finish reason is a named outcome.</summary>
internal static class ModelAnswers
{
    public static ModelOutcome Read(ChatResponse response, string askedModel)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToList();
        if (contents.OfType<ErrorContent>().Any()) return Refused;
        if (response.FinishReason == FinishReason.Length) return new ModelOutcome.Failed(FaultCategory.Permanent, Codes.AnswerTooLong, null);
        if (response.FinishReason == FinishReason.ContentFilter) return Refused;

        var calls = contents.OfType<FunctionCallContent>().Select(Call).ToList();
        var wantsTools = response.FinishReason == FinishReason.ToolCalls;
        if (!wantsTools && response.FinishReason != FinishReason.Stop) return ModelFailures.Unreadable;
        if (wantsTools && calls.Count == 0) return ModelFailures.Unreadable;

        var usage = new TokenUsage(response.Usage?.InputTokenCount ?? 0, response.Usage?.OutputTokenCount ?? 0);
        var reason = wantsTools ? "tool_calls" : "stop";
        return new ModelOutcome.Answered(response.ModelId ?? askedModel, Words(response.Text), calls, reason, usage);
    }

    /// <summary>PostgreSQL stores no NUL, and an answer is stored before anything else happens to it.</summary>
    public static string WithoutNuls(string text) => text.Replace("\0", "", StringComparison.Ordinal);

    // A model that declines and a filter that steps in leave the turn with the same: no words, and no use in asking again.
    private static ModelOutcome.Failed Refused { get; } = new(FaultCategory.Permanent, Codes.ContentFiltered, null);

    private static string? Words(string text) => WithoutNuls(text) is { Length: > 0 } words ? words : null;

    private static ToolCall Call(FunctionCallContent call)
    {
        // The abstraction has parsed the arguments; only the provider's own object still has them as written, valid or not.
        var arguments = call.RawRepresentation is ChatToolCall written
            ? written.FunctionArguments?.ToString() ?? ""
            : JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions);
        return new ToolCall(WithoutNuls(call.CallId), WithoutNuls(call.Name), WithoutNuls(arguments));
    }
}
