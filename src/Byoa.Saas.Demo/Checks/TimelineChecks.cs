using System.Text.Json;
using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Checks;

/// <summary>What must hold of every conversation, whoever answered.</summary>
internal static class TimelineChecks
{
    public static void Run(Told told, CheckList checks)
    {
        var transcript = told.Scene.Transcript;
        var agentEmail = told.Scene.Business.Account.AiOperatorEmail;

        checks.Alike(
            "timeline: each message to the agent arrived once, in order",
            [.. transcript.Where(entry => entry.Kind == EntryKind.Customer && entry.Assignee == agentEmail).Select(entry => entry.Id)],
            [.. Received(told)]);
        checks.Equal("timeline: turns begun and ended", told.Count("turn_started"), told.Count("turn_ended"));
        checks.Alike(
            "timeline: each reply decided was read once, in order",
            [.. told.Effects.Select(effect => WordsOf(effect, told.Scene.Business.About)).OfType<string>()],
            [.. transcript.Where(entry => entry.Kind == EntryKind.Agent).Select(entry => entry.Text ?? "")]);
        checks.Equal("timeline: effects Wati accepted at the first try", $"{told.Effects.Count} of {told.Effects.Count}", Accepted(told));
    }

    private static IEnumerable<string> Received(Told told) => told.Facts("customer_message_received")
        .Select(fact => fact.GetProperty("message"))
        .Concat(told.Facts("history_imported").SelectMany(fact => fact.GetProperty("pending").EnumerateArray()))
        .Select(message => message.GetProperty("messageId").GetString()!);

    private static string? WordsOf(JsonElement effect, Business business) => effect.GetProperty("do").GetString() switch
    {
        "text" or "choices" => effect.GetProperty("text").GetString(),
        "template" => effect.GetProperty("parameters").EnumerateObject().Aggregate(
            business.Account.Templates.First(template => template.Name == effect.GetProperty("name").GetString()).Body,
            (text, parameter) => text.Replace($"{{{{{parameter.Name}}}}}", parameter.Value.GetString(), StringComparison.Ordinal)),
        _ => null,
    };

    private static string Accepted(Told told)
    {
        var (claimed, accepted) = (told.Count("effect_claimed"), told.Count("effect_accepted"));
        return claimed == accepted ? $"{accepted} of {told.Effects.Count}" : $"{accepted} of {told.Effects.Count}, in {claimed} tries";
    }
}
