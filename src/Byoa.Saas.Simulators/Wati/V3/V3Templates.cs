using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Message templates: list, one, send, schedule.</summary>
internal static class V3Templates
{
    private const int MostRecipients = 10_000;

    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/messageTemplates", "getTemplates", List);
        routes.Map("GET", "/messageTemplates/{template_id}", "getTemplates", Get);
        routes.Map("POST", "/messageTemplates/send", "sendTemplate", call => SendAsync(call, scheduled: false));
        routes.Map("POST", "/messageTemplates/schedule", "sendTemplate", call => SendAsync(call, scheduled: true));
    }

    private static Answer List(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return call.InBook(book => Answer.Ok(new
        {
            templates = book.Templates.Skip((number - 1) * size).Take(size).Select(Shape).ToList(),
            page_number = number,
            page_size = size,
            total = book.Templates.Count,
        }));
    }

    private static Answer Get(WatiCall call) => call.InBook(book =>
        book.Templates.Find(t => t.Id == call.Route("template_id")) is { } template
            ? Answer.Ok(Shape(template))
            : V3Answers.Error(call, 400, "Template not found."));

    /// <summary>A scheduled send is taken and reported; the simulator sends nothing at the later time.</summary>
    private static async Task<Answer> SendAsync(WatiCall call, bool scheduled)
    {
        var body = await call.Http.ReadObjectAsync();
        var refusal = V3Input.Missing(call, body, "template_name", "broadcast_name", "recipients")
            ?? (scheduled ? V3Input.Missing(call, body, "scheduled_at") : null);
        if (refusal is not null)
            return refusal;
        var recipients = body.Items("recipients").ToList();
        if (recipients.Count is 0 or > MostRecipients)
            return V3Answers.Error(call, 400, $"The number of recipients must be between 1 and {MostRecipients}.");
        return call.InBook(book =>
        {
            if (TemplateSend.Find(book, body.Text("template_name")) is not { } template)
                return Answer.Refused(200, Result(book, false, "Template not found.", []));
            var results = recipients.ConvertAll(r =>
            {
                var target = r.Text("target") ?? r.Text("phone_number");
                return scheduled
                    ? new TemplateResult(target ?? "", r.Text("local_message_id"), true, [])
                    : TemplateSend.Send(call, template, target, body.Text("channel"), r.Pairs("custom_params"), r.Text("local_message_id"));
            });
            return results.Exists(r => r.Errors.Count == 0)
                ? Answer.Ok(Result(book, true, null, results))
                : Answer.Refused(200, Result(book, false, "No recipient could be reached.", results));
        });
    }

    private static object Result(AccountBook book, bool success, string? error, IReadOnlyList<TemplateResult> results) => new
    {
        success,
        broadcast_id = success ? book.Ids.Next() : null,
        error,
        recipients = results.Select(r => new { local_message_id = r.LocalMessageId, phone_number = r.Recipient, errors = r.Errors }).ToList(),
    };

    private static object Shape(Template template) => new
    {
        id = template.Id,
        name = template.Setup.Name,
        category = "UTILITY",
        sub_category = "STANDARD",
        catalog_info = (object?)null,
        hsm = template.Setup.Body,
        hsm_original = template.Setup.Body,
        custom_params = TemplateSend.Parameters(template).Select(p => new { name = p, value = p }).ToList(),
        status = template.Setup.Status,
        language_option = new { key = template.Setup.Language, value = template.Setup.Language, text = template.Setup.Language },
        last_modified = template.LastModified,
        type = "template",
        header = (object?)null,
        body = template.Setup.Body,
        body_original = template.Setup.Body,
        footer = (string?)null,
        buttons = template.Setup.Buttons.Select(b => new { type = "quick_reply", parameter = new { text = b } }).ToList(),
        buttons_type = template.Setup.Buttons.Count > 0 ? "quick_reply" : "none",
        carousel_cards = Array.Empty<object>(),
        expires_in = 0,
        include_expiry_time = false,
        add_security_recommendation = false,
        is_url_btn_click_tracking_enabled = false,
        limited_time_offer = (object?)null,
        quality = "UNKNOWN",
        creation_method = "MANUAL",
    };
}
