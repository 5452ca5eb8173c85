using Byoa.Saas.Simulators.Model.Chat;

namespace Byoa.Saas.Simulators.Model.Scripts;

/// <summary>One rule: when all conditions hold, this is the answer.</summary>
/// <param name="Name">For whoever reads the script.</param>
/// <param name="IsTopic">Topics that hold together are answered together.</param>
/// <param name="Conditions">All must hold.</param>
/// <param name="Say">Text with placeholders; null for none.</param>
/// <param name="Calls">Tools to call, with placeholders in their arguments.</param>
internal sealed record ScriptRule(
    string Name, bool IsTopic, IReadOnlyList<Condition> Conditions, string? Say, IReadOnlyList<ScriptCall> Calls)
{
    /// <summary>
    /// Whether the rule answers this turn. A rule that names no tool result does not answer one, so that no tool is called
    /// again and again; and no tool is called that was not offered.
    /// </summary>
    public bool Fits(ChatTurn turn, IDictionary<string, string> found)
    {
        if (turn.ToolResults.Count > 0 && !Conditions.Any(c => c is Condition.After { Negated: false }))
            return false;
        return Calls.All(c => turn.OfferedTools.Contains(c.Tool)) && Conditions.All(c => c.Holds(turn, found));
    }
}

internal sealed record ScriptCall(string Tool, string Arguments);

/// <summary>What the script answers.</summary>
internal sealed record ScriptAnswer(string? Text, IReadOnlyList<ScriptCall> Calls);
