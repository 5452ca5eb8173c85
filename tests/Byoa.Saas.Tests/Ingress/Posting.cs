using System.Text.Json.Nodes;

namespace Byoa.Saas.Tests.Ingress;

/// <summary>Raw bodies on their way to a webhook.</summary>
internal static class Posting
{
    /// <summary>Posts a body as Wati would, and insists that it is taken.</summary>
    public static async Task ReceivesAsync(this Shop shop, JsonNode body) => (await shop.PostWebhookAsync(body.ToJsonString())).Expect(200);

    public static JsonObject With(this JsonObject body, string name, JsonNode? value)
    {
        body[name] = value;
        return body;
    }
}
