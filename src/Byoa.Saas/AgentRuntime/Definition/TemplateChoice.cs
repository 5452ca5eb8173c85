namespace Byoa.Saas.AgentRuntime.Definition;

/// <summary>The approved template that stands in for an answer once the session window is closed.</summary>
/// <param name="Template">Its name at Wati.</param>
/// <param name="BroadcastName">What Wati files the sends under; null for a name made from the template's.</param>
/// <param name="Parameters">Values by Wati's parameter names, each a <see cref="ParameterText"/>.</param>
public sealed record TemplateChoice(string Template, string? BroadcastName, IReadOnlyDictionary<string, string> Parameters);
