using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Approved templates, the only messages allowed outside the session window.</summary>
internal static class V1Templates
{
    private const int MostReceivers = 1000;

    public static void Map(WatiRoutes routes)
    {
        foreach (var version in (string[])["v1", "v2"])
        {
            routes.Map("POST", $"/api/{version}/sendTemplateMessage", "sendTemplate", SendOneAsync);
            routes.Map("POST", $"/api/{version}/sendTemplateMessages", "sendTemplate", SendManyAsync);
            routes.Map("GET", $"/api/{version}/getMessageTemplates", "getTemplates", List);
        }
    }

    private static async Task<Answer> SendOneAsync(WatiCall call)
    {
        if (V1Targets.InQuery(call) is not { } target)
            return V1Targets.Missing();
        var body = await call.Http.ReadObjectAsync();
        return call.InBook(book =>
        {
            if (Refusal(book, body.Text("template_name"), body.Text("broadcast_name")) is { } refusal)
                return refusal;
            var template = TemplateSend.Find(book, body.Text("template_name"))!;
            var sent = TemplateSend.Send(call, template, target, body.Text("channel_number"), body.Pairs("parameters"), body.Text("localMessageId"));
            return Result(template, [sent]);
        });
    }

    private static async Task<Answer> SendManyAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        var receivers = body.Items("receivers").ToList();
        if (receivers.Count is 0 or > MostReceivers)
            return V1Answers.Fail($"The number of receivers must be between 1 and {MostReceivers}.");
        return call.InBook(book =>
        {
            if (Refusal(book, body.Text("template_name"), body.Text("broadcast_name")) is { } refusal)
                return refusal;
            var template = TemplateSend.Find(book, body.Text("template_name"))!;
            return Result(template, [.. receivers.Select(r => TemplateSend.Send(
                call, template, V1Targets.InBody(r), body.Text("channel_number"), r.Pairs("customParams"), r.Text("localMessageId")))]);
        });
    }

    private static Answer List(WatiCall call) => call.InBook(book =>
    {
        var size = Math.Clamp(call.Number("pageSize") ?? 20, 1, 100);
        var number = Math.Max(call.Number("pageNumber") ?? 1, 1);
        return Answer.Ok(new
        {
            result = "success",
            messageTemplates = book.Templates.Skip((number - 1) * size).Take(size).Select(Shape).ToList(),
            link = V1Answers.Link(call, number, size, book.Templates.Count),
        });
    });

    private static Answer? Refusal(AccountBook book, string? name, string? broadcast) =>
        string.IsNullOrEmpty(broadcast) ? V1Answers.Fail("Broadcast name is required.")
        : TemplateSend.Find(book, name) is null ? V1Answers.Fail("Template not found.")
        : null;

    private static Answer Result(Template template, IReadOnlyList<TemplateResult> results)
    {
        var body = new
        {
            result = results.Any(r => r.Errors.Count == 0),
            templateName = template.Setup.Name,
            receivers = results.Select(r => new
            {
                localMessageId = r.LocalMessageId,
                waId = r.Recipient,
                isValidWhatsAppNumber = r.ValidNumber,
                errors = r.Errors,
            }).ToList(),
        };
        return body.result ? Answer.Ok(body) : Answer.Refused(200, body);
    }

    private static object Shape(Template template) => new
    {
        id = template.Id,
        elementName = template.Setup.Name,
        category = "UTILITY",
        status = template.Setup.Status,
        language = new { key = template.Setup.Language, value = template.Setup.Language, text = template.Setup.Language },
        lastModified = Wire.Created(template.LastModified),
        body = template.Setup.Body,
        bodyOriginal = template.Setup.Body,
        customParams = TemplateSend.Parameters(template).Select(p => new { paramName = p, paramValue = p }).ToList(),
    };
}
