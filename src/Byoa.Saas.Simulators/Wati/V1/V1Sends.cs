using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Session messages. None of them is idempotent: the same <c>localMessageId</c> twice is two messages.</summary>
internal static class V1Sends
{
    private const int LongestText = 4096;

    public static void Map(WatiRoutes routes)
    {
        routes.Map("POST", "/api/v1/sendSessionMessage/{target}", "sendText", TextAsync);
        routes.Map("POST", "/api/v1/sendSessionFile/{target}", "sendFile", FileAsync);
        routes.Map("POST", "/api/v1/sendSessionFileViaUrl/{target}", "sendFile", FileViaUrlAsync);
        routes.Map("POST", "/api/v1/sendInteractiveButtonsMessage", "sendButtons", call => InteractiveAsync(call, Interactive.Buttons));
        routes.Map("POST", "/api/v1/sendInteractiveListMessage", "sendList", call => InteractiveAsync(call, Interactive.List));
    }

    private static async Task<Answer> TextAsync(WatiCall call)
    {
        var input = await InputAsync(call);
        var text = input("messageText");
        if (string.IsNullOrEmpty(text))
            return V1Answers.Fail("Message text is required.");
        if (text.Length > LongestText)
            return V1Answers.Fail($"Message text must not be longer than {LongestText} characters.");
        return Send(call, call.Route("target"), input("channelPhoneNumber"), new OutgoingDraft(EntryKind.Agent, "text", text)
        {
            LocalMessageId = input("localMessageId"),
            ReplyTo = input("replyContextId"),
        });
    }

    private static async Task<Answer> FileAsync(WatiCall call)
    {
        if (!call.Http.Request.HasFormContentType)
            return V1Answers.Fail("File is required.");
        var form = await call.Http.Request.ReadFormAsync(CancellationToken.None);
        if (form.Files.GetFile("file") is not { } file)
            return V1Answers.Fail("File is required.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, CancellationToken.None);
        var bytes = content.ToArray();
        var type = MediaStore.TypeOf(file.FileName, bytes);
        var stored = call.Book.Media.Add(type, file.FileName, bytes);
        return Send(call, call.Route("target"), call.Query("channelPhoneNumber"), new OutgoingDraft(EntryKind.Agent, type, call.Query("caption"))
        {
            Media = stored.Path,
            FileName = file.FileName,
        });
    }

    private static async Task<Answer> FileViaUrlAsync(WatiCall call)
    {
        var input = await InputAsync(call);
        var url = input("fileUrl") ?? input("url");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var location))
            return V1Answers.Fail("File url is required.");
        var name = Path.GetFileName(location.AbsolutePath);
        return Send(call, call.Route("target"), input("channelPhoneNumber"), new OutgoingDraft(EntryKind.Agent, MediaStore.TypeOf(name, []), input("caption"))
        {
            Media = url,
            FileName = name,
        });
    }

    private static async Task<Answer> InteractiveAsync(WatiCall call, Func<JsonObject, Operator?, (OutgoingDraft? Draft, string? Error)> read)
    {
        if (V1Targets.InQuery(call) is not { } target)
            return V1Targets.Missing();
        var (draft, error) = read(await call.Http.ReadObjectAsync(), call.Operator);
        return draft is null ? V1Answers.Fail(error!) : Send(call, target, call.Query("channelPhoneNumber"), draft);
    }

    private static Answer Send(WatiCall call, string? target, string? channel, OutgoingDraft draft) => call.InBook(book =>
    {
        if (V1Targets.Find(call, target, channel) is not { } conversation)
            return V1Targets.Unknown();
        return call.Account.Desk.BusinessSends(conversation, draft with { Author = call.Operator }) is { } sent
            ? V1Answers.Sent(book, conversation, sent with { Status = "SENT" })
            : V1Answers.Fail(V1Answers.WindowClosed);
    });

    /// <summary>The query is documented; clients report success with forms and JSON, so those are taken where the query is silent.</summary>
    private static async Task<Func<string, string?>> InputAsync(WatiCall call)
    {
        var form = call.Http.Request.HasFormContentType ? await call.Http.Request.ReadFormAsync(CancellationToken.None) : null;
        var body = await call.Http.ReadJsonAsync();
        return name => call.Query(name) ?? form?[name].FirstOrDefault() ?? body.Text(name);
    }
}
