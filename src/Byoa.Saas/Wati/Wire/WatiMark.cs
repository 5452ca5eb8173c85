using System.Text.Json;

namespace Byoa.Saas.Wati.Wire;

internal enum Mark { None, Yes, No, Contradiction }

/// <summary>The business result inside a body: <c>ok</c>, <c>result</c> and <c>success</c>, in all the forms seen.</summary>
internal static class WatiMark
{
    private static readonly string[] Names = ["ok", "result", "success"];

    public static Mark Of(JsonElement json)
    {
        bool yes = false, no = false;
        foreach (var name in Names)
        {
            if (json.Field(name) is not { } field) continue;
            var mark = Read(field);
            yes |= mark == Mark.Yes;
            no |= mark == Mark.No;
        }

        return (yes, no) switch { (true, true) => Mark.Contradiction, (true, _) => Mark.Yes, (_, true) => Mark.No, _ => Mark.None };
    }

    /// <summary>An error told without any mark: a non-empty <c>error</c>, or an error code with its message.</summary>
    public static bool LooksRefused(JsonElement json) =>
        json.Field("error") is { ValueKind: JsonValueKind.String or JsonValueKind.Object } error && error.GetRawText().Length > 2
        || (json.Text("message") is not null && int.TryParse(json.Text("code"), out var code) && code >= 400);

    /// <summary>The message Wati made of a send; V3 gives it as the only proof.</summary>
    public static bool CarriesMessage(JsonElement json) =>
        HasId(json.Field("message")) || HasId(json.Field("result"));

    private static bool HasId(JsonElement? field) =>
        field is { ValueKind: JsonValueKind.Object } message && message.Text("id", "whatsappMessageId", "localMessageId", "conversationId") is not null;

    // A list or an object as result is data, which neither affirms nor denies.
    private static Mark Read(JsonElement field) => WatiJson.AsFlag(field) switch
    {
        true => Mark.Yes,
        false => Mark.No,
        null => WatiJson.AsText(field)?.Trim().ToLowerInvariant() switch
        {
            "success" or "ok" => Mark.Yes,
            "error" or "fail" or "failed" or "failure" => Mark.No,
            _ => Mark.None,
        },
    };
}
