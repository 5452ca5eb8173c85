using System.Text.Json;
using System.Text.RegularExpressions;
using Byoa.Saas.Simulators.Model.Chat;

namespace Byoa.Saas.Simulators.Model.Scripts;

/// <summary>What a simulated model says; rules are tried in order.</summary>
public sealed partial class Script
{
    private readonly IReadOnlyList<ScriptRule> rules;

    private Script(IReadOnlyList<ScriptRule> rules) => this.rules = rules;

    /// <summary>The two demo businesses, a bike shop and a dental practice.</summary>
    public static Script Demo { get; } = Parse(Embedded("demo.script"));

    /// <exception cref="FormatException">Names the line that cannot be read.</exception>
    public static Script Parse(string text) => new(ScriptParser.Parse(text));

    internal ScriptAnswer Answer(ChatTurn turn)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            if (!rules[i].Fits(turn, found))
                continue;
            if (rules[i].IsTopic)
                return new ScriptAnswer(string.Join(' ', Topics(turn, i)), []);
            return new ScriptAnswer(
                rules[i].Say is { } say ? Fill(say, turn, found, json: false) : null,
                [.. rules[i].Calls.Select(c => c with { Arguments = Fill(c.Arguments, turn, found, json: true) })]);
        }

        return new ScriptAnswer(turn.ToolResults.Count > 0 ? "Done." : $"You wrote: {turn.UserText}", []);
    }

    private IEnumerable<string> Topics(ChatTurn turn, int first)
    {
        foreach (var rule in rules.Skip(first).Where(r => r.IsTopic))
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            if (rule.Fits(turn, found))
                yield return Fill(rule.Say ?? "", turn, found, json: false);
        }
    }

    private static string Fill(string text, ChatTurn turn, Dictionary<string, string> found, bool json) => Placeholder().Replace(text, match =>
    {
        var value = match.Groups[1].Value switch
        {
            "text" => turn.UserText,
            "name" => turn.CustomerName,
            "image" => turn.Images is [.., var seen] ? seen : "a photo",
            "result" => turn.ToolResults is [.., var latest] ? latest.Content : "",
            var group => found.GetValueOrDefault(group),
        };
        if (value is null)
            return match.Value;
        return json ? JsonSerializer.Serialize(value)[1..^1] : value;
    });

    private static string Embedded(string name)
    {
        using var stream = typeof(Script).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
