using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Session messages; V3 makes the <c>local_message_id</c> itself.</summary>
internal static class V3Sends
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("POST", "/conversations/messages/text", "sendText", TextAsync);
        routes.Map("POST", "/conversations/messages/file", "sendFile", FileAsync);
        routes.Map("POST", "/conversations/messages/fileViaUrl", "sendFile", FileViaUrlAsync);
        routes.Map("POST", "/conversations/messages/interactive", "sendInteractive", InteractiveAsync);
        routes.Map("POST", "/conversations/typingIndicator", "typing", TypingAsync);
    }

    private static async Task<Answer> TextAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        return V3Input.Missing(call, body, "target", "text")
            ?? Send(call, body.Text("target"), new OutgoingDraft(EntryKind.Agent, "text", body.Text("text")));
    }

    private static async Task<Answer> FileAsync(WatiCall call)
    {
        var form = call.Http.Request.HasFormContentType ? await call.Http.Request.ReadFormAsync(CancellationToken.None) : null;
        if (form?.Files.GetFile("file") is not { } file)
            return V3Answers.Error(call, 400, "The file field is required.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, CancellationToken.None);
        var bytes = content.ToArray();
        var type = MediaStore.TypeOf(file.FileName, bytes);
        var stored = call.Book.Media.Add(type, file.FileName, bytes);
        return Send(call, form["target"], new OutgoingDraft(EntryKind.Agent, type, form["caption"].FirstOrDefault())
        {
            Media = stored.Path,
            FileName = file.FileName,
        });
    }

    private static async Task<Answer> FileViaUrlAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V3Input.Missing(call, body, "target", "file_url") is { } refusal)
            return refusal;
        if (!Uri.TryCreate(body.Text("file_url"), UriKind.Absolute, out var url))
            return V3Answers.Error(call, 400, "The file_url field is not a valid url.");
        var name = Path.GetFileName(url.AbsolutePath);
        return Send(call, body.Text("target"), new OutgoingDraft(EntryKind.Agent, MediaStore.TypeOf(name, []), body.Text("caption"))
        {
            Media = url.AbsoluteUri,
            FileName = name,
        });
    }

    private static async Task<Answer> InteractiveAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V3Input.Missing(call, body, "target", "type") is { } refusal)
            return refusal;
        var (draft, error) = body.Text("type") switch
        {
            "buttons" when body["button_message"] is JsonObject buttons => Interactive.Buttons(buttons, call.Operator),
            "list" when body["list_message"] is JsonObject list => Interactive.List(list, call.Operator),
            _ => (null, "Type must be buttons or list, with the message that belongs to it."),
        };
        return draft is null ? V3Answers.Error(call, 400, error!) : Send(call, body.Text("target"), draft);
    }

    private static async Task<Answer> TypingAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        return V3Input.Missing(call, body, "target") ?? V3Input.WithConversation(call, body.Text("target"), (_, conversation) =>
        {
            conversation.TypingShown++;
            return V3Answers.Done();
        });
    }

    private static Answer Send(WatiCall call, string? target, OutgoingDraft draft) => V3Input.WithConversation(call, target, (_, conversation) =>
        call.Account.Desk.BusinessSends(conversation, draft with { Author = call.Operator }) is { } sent
            ? Answer.Ok(new { message = V3Answers.Message(conversation, sent with { Status = "SENT" }) })
            : V3Answers.Error(call, 400, "The session window is closed. Use a message template."));
}
