using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Conversations: lists, history, files, assignment and status.</summary>
internal static class V3Conversations
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/conversations", "getConversations", List);
        routes.Map("GET", "/conversations/{target}/messages", "getMessages", Messages);
        routes.Map("GET", "/conversations/messages/file/{message_id}", "getMedia", File);
        routes.Map("PUT", "/conversations/{target}/operator", "assignOperator", AssignAsync);
        routes.Map("PUT", "/conversations/{target}/status", "updateStatus", UpdateStatusAsync);
    }

    /// <summary>Wati's schema of this list was never captured; the name of the list is a guess from its siblings.</summary>
    private static Answer List(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return call.InBook(book => Answer.Ok(new
        {
            conversation_list = book.Conversations.Skip((number - 1) * size).Take(size).Select(c => new
            {
                id = c.Id,
                contact_id = c.Contact.Id,
                wa_id = c.Contact.WaId,
                channel_id = c.Channel.Id,
                channel_type = "whatsapp",
                ticket_id = c.TicketId,
                status = Word(c.Status),
                assignee_email = c.Assignee?.Email,
            }).ToList(),
            page_number = number,
            page_size = size,
        }));
    }

    private static Answer Messages(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return V3Input.WithConversation(call, call.Route("target"), (book, conversation) => Answer.Ok(new
        {
            message_list = conversation.Entries
                .AsEnumerable()
                .Reverse()
                .Skip((number - 1) * size)
                .Take(size)
                .Select(e => V3Answers.HistoryItem(book, conversation, e))
                .ToList(),
            page_number = number,
            page_size = size,
        }));
    }

    private static Answer File(WatiCall call) => call.InBook(book =>
    {
        var id = call.Route("message_id");
        var path = book.Conversations.SelectMany(c => c.Entries).FirstOrDefault(e => e.Id == id)?.Media;
        return book.Media.Find(path) is { } file
            ? Answer.File(file.Content, file.FileName)
            : V3Answers.Error(call, 400, "File not found.");
    });

    private static async Task<Answer> AssignAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        return V3Input.WithConversation(call, call.Route("target"), (book, conversation) =>
        {
            var email = body.Text("assignee_email");
            var to = string.IsNullOrEmpty(email) ? book.Bot : book.FindOperator(email);
            if (to is null)
                return V3Answers.Failed();
            call.Account.Desk.Assign(conversation, to, call.Actor);
            return V3Answers.Done();
        });
    }

    private static async Task<Answer> UpdateStatusAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V3Input.Missing(call, body, "new_status") is { } refusal)
            return refusal;
        ChatStatus? status = body.Text("new_status") switch
        {
            "open" => ChatStatus.Open,
            "pending" => ChatStatus.Pending,
            "solved" => ChatStatus.Solved,
            "block" => ChatStatus.Block,
            _ => null,
        };
        if (status is not { } known)
            return V3Answers.Error(call, 400, "new_status must be open, solved, pending or block.");
        return V3Input.WithConversation(call, call.Route("target"), (_, conversation) =>
        {
            call.Account.Desk.ChangeStatus(conversation, known, call.Actor);
            return V3Answers.Done();
        });
    }

    private static string Word(ChatStatus status) => status.ToString().ToLowerInvariant();
}
