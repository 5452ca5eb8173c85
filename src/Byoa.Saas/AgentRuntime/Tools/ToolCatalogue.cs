using System.Text.Json;
using Byoa.Saas.AgentRuntime.Definition;
using Microsoft.Extensions.AI;

namespace Byoa.Saas.AgentRuntime.Tools;

/// <summary>What the built-in tools look like to a model: declarations only, since each call must be an event before it is made.</summary>
public static class ToolCatalogue
{
    private static readonly Dictionary<string, AITool> Declared = new Dictionary<string, AITool>
    {
        [BuiltInTools.UpdateContactAttributes] = Declare(
            BuiltInTools.UpdateContactAttributes,
            "Stores facts about the customer as contact attributes, for colleagues and later conversations. Attributes not named stay as they are.",
            """{"type":"object","properties":{"attributes":{"type":"object","description":"Attribute names to values.","additionalProperties":{"type":"string"}}},"required":["attributes"]}"""),
        [BuiltInTools.ResolveConversation] = Declare(
            BuiltInTools.ResolveConversation,
            "Closes the conversation after your reply, when the customer's matter is settled. Write a short good-bye as well.",
            """{"type":"object","properties":{"note":{"type":"string","description":"What was settled, for colleagues."}},"required":["note"]}"""),
        [BuiltInTools.HandToPerson] = Declare(
            BuiltInTools.HandToPerson,
            "Gives the conversation to a colleague, who answers from then on. Use it when you cannot or should not decide, or the customer wants a person. What you write beside this call is the last thing the customer reads from you.",
            """{"type":"object","properties":{"reason":{"type":"string","description":"Why, in a few words."},"summary":{"type":"string","description":"What the colleague should know, in at most five sentences."}},"required":["reason","summary"]}"""),
        [BuiltInTools.OfferChoices] = Declare(
            BuiltInTools.OfferChoices,
            "Asks the customer to tap one of up to 10 options. This is your whole reply: put the question into text.",
            """{"type":"object","properties":{"text":{"type":"string","description":"The question, at most 1000 characters."},"options":{"type":"array","minItems":2,"maxItems":10,"items":{"type":"string","maxLength":20},"description":"Distinct, at most 20 characters each."},"button":{"type":"string","maxLength":20,"description":"The word that opens a list of more than three options."}},"required":["text","options"]}"""),
    };

    public static IReadOnlyList<AITool> For(AgentDefinition agent) => [.. agent.Tools.Where(Declared.ContainsKey).Select(name => Declared[name])];

    private static AIFunctionDeclaration Declare(string name, string description, string schema) =>
        AIFunctionFactory.CreateDeclaration(name, description, JsonDocument.Parse(schema).RootElement);
}
