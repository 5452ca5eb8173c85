using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Samples;

namespace Byoa.Saas.Simulators.Model.Chat;

/// <summary>Finds the customer's last burst and what came after it in an OpenAI-style request.</summary>
internal static partial class ChatTurnReader
{
    public static ChatTurn Read(JsonObject request)
    {
        List<JsonNode> messages = [.. request.Items("messages")];
        var last = messages.FindLastIndex(m => m.Text("role") == "user");
        var first = last;
        while (first > 0 && messages[first - 1].Text("role") is "user" or "system" or "developer")
            first--;
        List<JsonNode> burst = last < 0 ? [] : [.. messages[first..(last + 1)].Where(m => m.Text("role") == "user")];
        var prompt = string.Join('\n', messages.Where(m => m.Text("role") is "system" or "developer").Select(TextOf));
        return new ChatTurn(
            prompt,
            Tags().Replace(string.Join('\n', burst.Select(TextOf)), "").Trim(),
            burst.Select(m => m.Text("name")).LastOrDefault(n => n is not null) ?? NameIn(prompt) ?? "there",
            [.. burst.SelectMany(m => m.Items("content")).Where(p => p.Text("type") == "image_url").Select(Shown)],
            [.. messages.Skip(last + 1).Where(m => m.Text("role") == "tool").Select(m => new ToolResult(ToolOf(messages, m), TextOf(m)))],
            Offered(request));
    }

    /// <summary>The text of a message, whether its content is a string or parts.</summary>
    public static string TextOf(JsonNode message) => message.Text("content")
        ?? string.Join('\n', message.Items("content").Where(p => p.Text("type") == "text").Select(p => p.Text("text")));

    private static HashSet<string> Offered(JsonObject request) => request.Text("tool_choice") == "none"
        ? []
        : [.. request.Items("tools").Select(t => t["function"].Text("name")).OfType<string>()];

    private static string ToolOf(List<JsonNode> messages, JsonNode result) => messages
        .SelectMany(m => m.Items("tool_calls"))
        .LastOrDefault(c => c.Text("id") == result.Text("tool_call_id"))?["function"]
        .Text("name") ?? "unknown";

    /// <summary>Sample images carry what they show; a photo by address or from elsewhere is only a photo.</summary>
    private static string Shown(JsonNode part)
    {
        const string Marker = ";base64,";
        var url = part["image_url"].Text("url") ?? "";
        var at = url.IndexOf(Marker, StringComparison.Ordinal);
        if (at < 0)
            return "a photo";
        var bytes = new byte[url.Length];
        return Convert.TryFromBase64String(url[(at + Marker.Length)..], bytes, out var written)
            ? SamplePng.DescriptionOf(bytes.AsSpan(0, written)) ?? "a photo"
            : "a photo";
    }

    private static string? NameIn(string prompt) => Named().Match(prompt) is { Success: true } match ? match.Groups[1].Value.Trim() : null;

    [GeneratedRegex("""customer(?:'s)? name(?: at \w+)?(?: is|:|=)\s*"?([\p{L} .'-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"</?\w[^>\n]*>\n?")]
    private static partial Regex Tags();
}
