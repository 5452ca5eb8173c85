using Byoa.Saas.AgentRuntime.Definition;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>Agents to run turns with.</summary>
internal static class Agents
{
    public static AgentDefinition Plain { get; } = new(
        "You sell shoes.", new ModelChoice("gpt-5-mini", null, null, true, null), BuiltInTools.All, HandoffRules.Default, TurnLimits.Default);

    public static TemplateChoice FollowUp { get; } = new("follow_up", null, new Dictionary<string, string> { ["name"] = "{customer.name|there}" });

    public static AgentDefinition Handing(HandoffRules rules) => Plain with { Handoff = rules };
}
