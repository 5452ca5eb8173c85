using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>What a hand-over owes: a word to the customer, the assignment, a summary for the colleague.</summary>
public static class HandoffPlan
{
    /// <param name="conversationId">The conversation.</param>
    /// <param name="epoch">The ownership it is decided under.</param>
    /// <param name="handoffId">Parent of the effects' ids.</param>
    /// <param name="reason">One of <see cref="Codes"/>.</param>
    /// <param name="rules">The tenant's policy.</param>
    /// <param name="summary">What the colleague should know.</param>
    /// <param name="words">What the model said to the customer; the policy's message stands in for it.</param>
    /// <param name="generation">Decides how long one part may be.</param>
    public static HandOver Make(
        string conversationId, int epoch, string handoffId, string reason, HandoffRules rules, string summary, string? words, WatiGeneration generation)
    {
        // Outside the window Wati refuses every free word; the colleague has templates.
        var spoken = reason is Codes.WindowClosed or Codes.TemplateIncomplete or Codes.TemplateUndeliverable ? null : Filled(words) ?? Filled(rules.CustomerMessage);
        List<Effect> effects =
        [
            .. spoken is null
                ? Array.Empty<Effect>()
                : WatiText.Split(WhatsAppText.FromMarkdown(spoken), generation)
                    .Select(Effect (part, index) => new Effect.SendText(Ids.Derive(handoffId, $"word-{index}"), part, null)),
        ];
        effects.Add(new Effect.Assign(Ids.Derive(handoffId, "assign"), rules.Target.Operator, rules.Target.Teams));
        // Last: what cannot be stored is tried for hours, and a customer must not wait for a colleague so long.
        if (Filled(rules.SummaryAttribute) is { } attribute)
            effects.Add(new Effect.SetAttributes(Ids.Derive(handoffId, "summary"), new Dictionary<string, string> { [attribute] = Shortened(summary) }));
        return new HandOver(conversationId, epoch, handoffId, reason, rules.Target.Operator, rules.Target.Teams, summary, effects);
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Shortened(string summary) => summary.Length <= 1_000 ? summary : Cut.To(summary, 999) + "…";
}
