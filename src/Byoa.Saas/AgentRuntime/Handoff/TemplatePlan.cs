using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>Makes the message that stands in for an answer once the session window is closed.</summary>
public static class TemplatePlan
{
    /// <param name="choice">The tenant's template.</param>
    /// <param name="replyId">Parent of the effect's id.</param>
    /// <param name="business">What the tenant is called.</param>
    /// <param name="customer">What the customer is called.</param>
    /// <param name="attributes">What Wati knows of the contact.</param>
    /// <returns>Null when a parameter comes out empty.</returns>
    public static Effect.SendTemplate? Make(
        TemplateChoice choice, string replyId, string business, string? customer, IReadOnlyDictionary<string, string> attributes)
    {
        Dictionary<string, string> parameters = [];
        foreach (var (name, text) in choice.Parameters)
        {
            if (ParameterText.Fill(text, ValueOf) is not { } value)
                return null;
            parameters[name] = value;
        }
        return new Effect.SendTemplate(Ids.Derive(replyId, "template"), choice.Template, choice.BroadcastName ?? $"{choice.Template}_closed_window", parameters);

        string? ValueOf(string placeholder) => placeholder switch
        {
            ParameterText.CustomerName => IsNumber(customer) ? null : customer,
            ParameterText.BusinessName => business,
            _ => attributes.GetValueOrDefault(placeholder[ParameterText.AttributePrefix.Length..].Trim()),
        };
    }

    /// <summary>Wati calls a contact without a name by its number.</summary>
    private static bool IsNumber(string? name) => name?.All(c => char.IsAsciiDigit(c) || c is '+' or ' ' or '-') == true;
}
