using System.Text.RegularExpressions;
using Byoa.Saas.Simulators.Model.Chat;

namespace Byoa.Saas.Simulators.Model.Scripts;

/// <summary>What has to hold of a turn; <see cref="Negated"/> for <c>unless</c>.</summary>
internal abstract record Condition
{
    private Condition() { }

    public bool Negated { get; init; }

    /// <param name="turn">The turn.</param>
    /// <param name="found">Receives named groups of patterns that match.</param>
    public bool Holds(ChatTurn turn, IDictionary<string, string> found) => Look(turn, found) != Negated;

    protected abstract bool Look(ChatTurn turn, IDictionary<string, string> found);

    /// <summary>One of the words occurs, in any case, as a whole word or words.</summary>
    internal sealed record Contains(bool InPrompt, IReadOnlyList<string> Words) : Condition
    {
        protected override bool Look(ChatTurn turn, IDictionary<string, string> found)
        {
            var text = InPrompt ? turn.Prompt : turn.UserText;
            return Words.Any(w => Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(w)}(?!\w)", RegexOptions.IgnoreCase));
        }
    }

    internal sealed record Matches(Regex Pattern) : Condition
    {
        protected override bool Look(ChatTurn turn, IDictionary<string, string> found)
        {
            var match = Pattern.Match(turn.UserText);
            foreach (var group in match.Groups.Values.Where(g => g.Success && !char.IsAsciiDigit(g.Name[0])))
                found[group.Name] = group.Value.Trim();
            return match.Success;
        }
    }

    internal sealed record HasImage : Condition
    {
        protected override bool Look(ChatTurn turn, IDictionary<string, string> found) => turn.Images.Count > 0;
    }

    /// <summary>The latest tool result since the customer wrote is this tool's, or any.</summary>
    internal sealed record After(string Tool) : Condition
    {
        protected override bool Look(ChatTurn turn, IDictionary<string, string> found) =>
            turn.ToolResults.Count > 0 && (Tool == "any" || turn.ToolResults[^1].Tool == Tool);
    }

    internal sealed record Offered(string Tool) : Condition
    {
        protected override bool Look(ChatTurn turn, IDictionary<string, string> found) => turn.OfferedTools.Contains(Tool);
    }
}
