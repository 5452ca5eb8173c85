using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>History, look-up by the sender's own id, and files.</summary>
internal static class V1Reads
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/api/v1/getMessages/{target}", "getMessages", Messages);
        routes.Map("GET", "/api/v1/whatsApp/messages/{channelPhoneNumber}/{localMessageId}", "findMessage", FindMessage);
        routes.Map("GET", "/api/v1/getMedia", "getMedia", Media);
        routes.Map("GET", "/api/file/showFile", "getMedia", Media);
    }

    private static Answer Messages(WatiCall call) => call.InBook(book =>
    {
        if (V1Targets.InPath(call) is not { } conversation)
            return V1Targets.Unknown();
        var size = Math.Clamp(call.Number("pageSize") ?? 20, 1, 100);
        var number = Math.Max(call.Number("pageNumber") ?? 1, 1);
        var items = conversation.Entries
            .AsEnumerable()
            .Reverse()
            .Skip((number - 1) * size)
            .Take(size)
            .Select(e => V1Answers.HistoryItem(book, conversation, e))
            .ToList();
        return Answer.Ok(new
        {
            result = "success",
            messages = book.Quirks.MessagesAsBareList ? items : (object)new { items },
            link = V1Answers.Link(call, number, size, conversation.Entries.Count),
        });
    });

    /// <summary>The answer's shape was never captured at Wati; this one is the message of a send's answer.</summary>
    private static Answer FindMessage(WatiCall call) => call.InBook(book =>
    {
        var localId = call.Route("localMessageId");
        foreach (var conversation in book.Conversations.Where(c => c.Channel.PhoneNumber == call.Route("channelPhoneNumber")))
        {
            if (conversation.Entries.Find(e => e.FromBusiness && e.LocalMessageId == localId) is { } found)
                return Answer.Ok(new { result = V1Answers.Result(book), message = V1Answers.Message(book, conversation, found) });
        }

        return Answer.Refused(404, new { result = false, info = "Message not found." });
    });

    private static Answer Media(WatiCall call) => call.Book.Media.Find(call.Query("fileName")) is { } file
        ? Answer.File(file.Content, file.FileName)
        : Answer.Refused(200, new { result = false, message = "Failed to download file" });
}
