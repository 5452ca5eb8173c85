using System.Text.Json;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Wati.Transport;

/// <summary>Wati's wording of a refusal, and the stable code we read from it.</summary>
internal static class WatiRefusal
{
    private const int MaxWords = 300;

    private static readonly string[] Closed =
        ["expired", "24 hour", "24-hour", "24hour", "session window", "active conversation", "131047"];

    private static readonly string[] Missing = ["not found", "not exist", "no message", "cannot find", "can't find"];

    /// <summary>The first wording found, cut to a length that fits a record; empty when there is none.</summary>
    public static string Words(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } json) return "";
        var words = json.Text("info", "message", "error") ?? InnerWords(json);
        return words is null ? Errors(json) : Cut(words);
    }

    public static string Errors(JsonElement json)
    {
        var texts = json.Field("errors").Items().Select(e => WatiJson.AsText(e) ?? e.Text("message", "error", "info", "description") ?? e.GetRawText());
        return Cut(string.Join("; ", texts));
    }

    /// <summary>A closed session window tells itself only in words; a token can expire too and is something else.</summary>
    public static string Code(string words, string otherwise)
    {
        if (Says(words, Closed) && !words.Contains("token", StringComparison.OrdinalIgnoreCase)) return WatiCodes.WindowClosed;
        return otherwise == WatiCodes.Refused && SaysMissing(words) ? WatiCodes.NotFound : otherwise;
    }

    public static bool SaysMissing(string words) => Says(words, Missing);

    private static bool Says(string words, string[] phrases) =>
        Array.Exists(phrases, phrase => words.Contains(phrase, StringComparison.OrdinalIgnoreCase));

    private static string? InnerWords(JsonElement json) =>
        json.Field("error")?.Text("message", "info") ?? json.Field("result")?.Text("info", "message", "error");

    private static string Cut(string words) => words.Length <= MaxWords ? words : words[..MaxWords];
}
