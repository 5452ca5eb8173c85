using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests.Ingress;

/// <summary>Raw bodies on their way to a webhook.</summary>
internal static class Posting
{
    /// <summary>Posts a body as Wati would, and insists that it is taken.</summary>
    public static async Task ReceivesAsync(this Shop shop, JsonNode body) => (await shop.PostWebhookAsync(body.ToJsonString())).Expect(200);

    /// <summary>The same at the address for the whole account's webhook.</summary>
    public static async Task ReceivesOfAccountAsync(this Shop shop, JsonNode body) => (await shop.PostAccountWebhookAsync(body.ToJsonString())).Expect(200);

    /// <summary>Says it of a customer's conversation.</summary>
    public static JsonObject From(this JsonObject body, SimulatedCustomer customer) => body.With("conversationId", customer.ConversationId).With("waId", customer.Phone);

    public static JsonObject With(this JsonObject body, string name, JsonNode? value)
    {
        body[name] = value;
        return body;
    }
}
