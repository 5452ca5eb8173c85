using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Chatbots, channels, event types and credits.</summary>
internal static class V3Account
{
    private static readonly string[] EventTypes =
    [
        "message", "newContactMessageReceived", "sessionMessageSent", "sessionMessageSent_v2", "templateMessageSent", "templateMessageSent_v2",
        "sentMessageDELIVERED", "sentMessageREAD", "sentMessageREPLIED", "sessionMessageFailed",
    ];

    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/chatbots", "chatbots", Chatbots);
        routes.Map("POST", "/chatbots/start", "chatbots", StartAsync);
        routes.Map("GET", "/channels", "channels", Channels);
        routes.Map("GET", "/webhooks/event-types", "eventTypes", _ => Answer.Ok(new { event_types = EventTypes }));
        routes.Map("GET", "/account/credits", "credits", _ => Answer.Ok(new
        {
            credit = 12.5,
            welcome_credit = 0.0,
            remaining_free_conversations_count = 1000,
            currency = "USD",
            auto_charge_enabled = false,
        }));
    }

    private static Answer Chatbots(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return call.InBook(book => Answer.Ok(new
        {
            chatbot_list = number > 1 ? [] : new[] { new { id = book.Bot.Id, name = book.Bot.Name, created = book.Clock.GetUtcNow() } },
            page_number = number,
            page_size = size,
        }));
    }

    private static async Task<Answer> StartAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        return V3Input.Missing(call, body, "target", "chatbot_id") ?? V3Input.WithContact(call, body.Text("target"), (book, _) =>
            body.Text("chatbot_id") == book.Bot.Id ? V3Answers.Done() : V3Answers.Failed());
    }

    private static Answer Channels(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return call.InBook(book => Answer.Ok(new
        {
            channels = book.Channels
                .Skip((number - 1) * size)
                .Take(size)
                .Select(c => new { id = c.Id, name = c.Name, channel = "WhatsApp" })
                .ToList(),
        }));
    }
}
