using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Byoa.Saas.Simulators.Model.Scripts;

/// <summary>Reads scripts; the format is described in the project's README.</summary>
internal static partial class ScriptParser
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <exception cref="FormatException">Names the line that cannot be read.</exception>
    public static IReadOnlyList<ScriptRule> Parse(string script)
    {
        var rules = new List<ScriptRule>();
        var lines = script.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            var (word, rest) = Cut(line);
            try
            {
                if (word is "rule" or "topic")
                    rules.Add(new ScriptRule(rest, word == "topic", [], null, []));
                else if (rules.Count > 0)
                    rules[^1] = Extend(rules[^1], word, rest);
                else
                    throw new FormatException("the first line must start a rule or a topic");
            }
            catch (Exception problem) when (problem is FormatException or JsonException or RegexParseException)
            {
                throw new FormatException($"Script line {i + 1}: {problem.Message}", problem);
            }
        }

        return rules;
    }

    private static ScriptRule Extend(ScriptRule rule, string word, string rest) => word switch
    {
        "if" => rule with { Conditions = [.. rule.Conditions, Read(rest)] },
        "unless" => rule with { Conditions = [.. rule.Conditions, Read(rest) with { Negated = true }] },
        "say" => rule with { Say = rule.Say is null ? rest : $"{rule.Say}\n{rest}" },
        "silent" => rule with { Say = "" },
        "call" => rule with { Calls = [.. rule.Calls, Call(rest)] },
        _ => throw new FormatException($"'{word}' is none of rule, topic, if, unless, say, silent, call"),
    };

    private static Condition Read(string text)
    {
        var (subject, rest) = Cut(text);
        var (verb, argument) = Cut(rest);
        return (subject, verb) switch
        {
            ("prompt", "contains") => new Condition.Contains(true, Words(argument)),
            ("text", "contains") => new Condition.Contains(false, Words(argument)),
            ("text", "matches") => new Condition.Matches(new Regex(argument, RegexOptions.IgnoreCase, PatternTime)),
            ("image", "") => new Condition.HasImage(),
            ("after", not "") => new Condition.After(verb),
            ("offered", not "") => new Condition.Offered(verb),
            _ => throw new FormatException($"'{text}' is not a condition"),
        };
    }

    private static string[] Words(string argument)
    {
        string[] words = [.. Quoted().Matches(argument).Select(m => m.Groups[1].Value)];
        return words.Length > 0 ? words : throw new FormatException("words must stand in double quotes");
    }

    private static ScriptCall Call(string rest)
    {
        var (tool, arguments) = Cut(rest);
        var json = arguments.Length == 0 ? "{}" : arguments;
        if (JsonNode.Parse(json) is not JsonObject)
            throw new FormatException("arguments must be a JSON object");
        return new ScriptCall(tool, json);
    }

    private static (string Word, string After) Cut(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..].Trim());
    }

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
