using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Tokens, phone numbers and registered webhooks.</summary>
internal static class V1Connector
{
    /// <summary>Wati caps them without saying where.</summary>
    private const int MostWebhooks = 10;

    public static void Map(WatiRoutes routes)
    {
        routes.Map("POST", "/api/v1/rotateToken", "rotateToken", RotateToken);
        routes.Map("GET", "/api/v2/whatsapp/phoneNumbers", "phoneNumbers", PhoneNumbers);
        routes.Map("POST", "/api/v2/webhookEndpoints", "webhookEndpoints", RegisterAsync);
    }

    /// <summary>The body was never captured at Wati; this one is a client's guess.</summary>
    private static Answer RotateToken(WatiCall call) => call.InBook(book =>
    {
        if (call.Query("token") is not { } old || !book.Tokens.Remove(old, out var owner))
            return V1Answers.Fail("Token not found.");
        var fresh = $"wati_{book.Ids.LocalMessageId()}.{book.Ids.Next()}";
        book.Tokens[fresh] = owner;
        return Answer.Ok(new { result = true, token = fresh });
    });

    private static Answer PhoneNumbers(WatiCall call) => call.InBook(book => Answer.Ok(book.Channels.Select(c => new
    {
        phoneNumber = c.PhoneNumber,
        wabaId = "100000000000001",
        channelId = c.Id,
        channelName = c.Name,
        channelType = "WHATSAPP",
        enabled = true,
        phoneNumberId = "200000000000001",
        bmId = "300000000000001",
    }).ToList()));

    private static async Task<Answer> RegisterAsync(WatiCall call)
    {
        if (await call.Http.ReadJsonAsync() is not JsonArray { Count: > 0 } wanted)
            return Answer.Refused(400, new { ok = false, info = "An array of webhooks is required." });
        return call.InBook(book =>
        {
            if (call.Account.Announcer.Globals.Count + wanted.Count > MostWebhooks)
                return Answer.Refused(200, new { ok = false, info = "Number of Webhooks exceed limitation" });
            var registered = new List<object>();
            foreach (var item in wanted.OfType<JsonObject>())
            {
                if (!Uri.TryCreate(item.Text("url"), UriKind.Absolute, out var url))
                    return Answer.Refused(200, new { ok = false, info = "Invalid url." });
                if (call.Account.Announcer.Globals.Exists(g => g.Address.Url == url))
                    return Answer.Refused(200, new { ok = false, info = "This url is registered already." });
                string[] types = [.. item.Items("eventTypes").Select(t => t.ToString())];
                var webhook = new GlobalWebhook(book.Ids.Next(), new WebhookAddress(url), types, book.Clock.GetUtcNow());
                if (item.Text("status") != "0")
                    call.Account.Announcer.Globals.Add(webhook);
                registered.Add(Shape(call, webhook, item));
            }

            return Answer.Ok(new { ok = true, result = registered });
        });
    }

    private static object Shape(WatiCall call, GlobalWebhook webhook, JsonObject item)
    {
        var channel = call.Book.FindChannel(item.Text("phoneNumber")) ?? call.Book.Channels[0];
        return new
        {
            id = webhook.Id,
            tenantId = call.Account.TenantId,
            channelId = channel.Id,
            channelPhoneNumber = channel.PhoneNumber,
            url = webhook.Address.Url.AbsoluteUri,
            status = item.Text("status") == "0" ? 0 : 1,
            created = Wire.Created(webhook.Created),
            lastUpdated = Wire.Created(webhook.Created),
            failedIterationCount = 0,
            isSentNotify = false,
            eventTypes = webhook.EventTypes,
        };
    }
}
