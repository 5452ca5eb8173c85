using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>What can happen to a conversation. Every way in, API, control or in process, ends here; call while the book's lock is held.</summary>
internal sealed class Desk(AccountBook book, Announcer announcer, Pulse pulse)
{
    public static readonly TimeSpan SessionWindow = TimeSpan.FromHours(24);

    public InboxEntry CustomerSends(Conversation conversation, Func<InboxEntry, InboxEntry> shape)
    {
        var rule = OpenTicketIfNeeded(conversation, out var reopened);
        if (rule == AutoAssignment.ToAi)
            Assign(conversation, book.Ai, "automation", reopened);

        var answered = conversation.Entries.FindLast(e => e.Kind != EntryKind.Event);
        var entry = Add(conversation, shape(new InboxEntry(book.Ids.Next(), Now, EntryKind.Customer, "text", null)
        {
            Author = conversation.Contact.Name,
            WhatsappMessageId = book.Ids.Wamid(),
        }));
        conversation.LastInbound = conversation.LastInbound > entry.At ? conversation.LastInbound : entry.At;
        if (!conversation.Contact.Announced)
            announcer.NewContact(conversation, entry);
        conversation.Contact.Announced = true;
        if (answered is { FromBusiness: true })
            announcer.StatusChanged(conversation, answered, "REPLIED");
        announcer.MessageReceived(conversation, entry);

        if (rule == AutoAssignment.ToAiAfterTheMessage)
            Assign(conversation, book.Ai, "automation", reopened);
        return entry;
    }

    /// <summary>Null when the session window is closed.</summary>
    public InboxEntry? BusinessSends(Conversation conversation, OutgoingDraft draft)
    {
        var closed = !draft.IgnoresWindow && !WindowOpen(conversation);
        if (closed && !book.Quirks.ClosedWindowFailsLate)
            return null;
        conversation.TicketId ??= book.Ids.Next();
        var sent = Add(conversation, new InboxEntry(book.Ids.Next(), Now, draft.Kind, draft.Type, draft.Text)
        {
            Author = draft.Author?.Name ?? "API",
            AuthorEmail = draft.Author?.Email,
            WhatsappMessageId = book.Ids.Wamid(),
            LocalMessageId = string.IsNullOrEmpty(draft.LocalMessageId) ? book.Ids.LocalMessageId() : draft.LocalMessageId,
            ReplyTo = draft.ReplyTo,
            Media = draft.Media,
            FileName = draft.FileName,
            Choices = draft.Choices,
            ChoiceStyle = draft.ChoiceStyle,
        });
        if (closed)
        {
            Fail(conversation, sent, "131047", "More than 24 hours have passed since the customer last replied.");
            return sent;
        }

        announcer.MessageSent(conversation, sent);
        Receipt(conversation, sent, "DELIVERED");
        Receipt(conversation, sent, "READ");
        return sent;
    }

    public bool WindowOpen(Conversation conversation) =>
        conversation.LastInbound is { } last && Now - last < SessionWindow;

    /// <summary>Assigning a solved chat opens it again, with a new ticket.</summary>
    public void Assign(Conversation conversation, Operator to, string by, bool reopened = false)
    {
        if (conversation.Status == ChatStatus.Solved)
        {
            Reopen(conversation);
            reopened = true;
        }

        conversation.TicketId ??= book.Ids.Next();
        conversation.Assignee = to;
        conversation.Team = null;
        var entry = AddEvent(conversation, "assignedOperator", $"The chat has been assigned to {to.Name} by {by}");
        announcer.ChatAssigned(conversation, entry, reopened);
    }

    public void AssignTeam(Conversation conversation, string team, string by)
    {
        conversation.Assignee = null;
        conversation.Team = team;
        AddEvent(conversation, "assignedOperator", $"The chat has been assigned to team {team} by {by}");
    }

    public void ChangeStatus(Conversation conversation, ChatStatus status, string by)
    {
        if (status == ChatStatus.Open && conversation.Status == ChatStatus.Solved)
            Reopen(conversation);
        conversation.Status = status;
        AddEvent(conversation, "ticket", $"The chat status was changed to {status.ToString().ToLowerInvariant()} by {by}");
    }

    /// <summary>Moves everything in the conversation into the past.</summary>
    public void Age(Conversation conversation, TimeSpan by)
    {
        conversation.LastInbound -= by;
        for (var i = 0; i < conversation.Entries.Count; i++)
            conversation.Entries[i] = conversation.Entries[i] with { At = conversation.Entries[i].At - by };
        pulse.Beat();
    }

    public void Fail(Conversation conversation, InboxEntry sent, string code, string detail)
    {
        var failed = Replace(conversation, sent with { Status = "FAILED" });
        announcer.Failed(conversation, failed, code, detail);
    }

    private DateTimeOffset Now => book.Clock.GetUtcNow();

    private AutoAssignment? OpenTicketIfNeeded(Conversation conversation, out bool reopened)
    {
        reopened = conversation.Status == ChatStatus.Solved;
        if (conversation.TicketId is null)
        {
            conversation.TicketId = book.Ids.Next();
            return conversation.Assignee is null ? book.NewChats : null;
        }

        if (!reopened)
            return null;
        Reopen(conversation);
        AddEvent(conversation, "ticket", "The chat was opened again by the customer");
        if (book.ReopenedChats != AutoAssignment.Keep)
            conversation.Assignee = null;
        return book.ReopenedChats;
    }

    private void Reopen(Conversation conversation)
    {
        conversation.Status = ChatStatus.Open;
        conversation.TicketId = book.Ids.Next();
    }

    private void Receipt(Conversation conversation, InboxEntry sent, string status)
    {
        var updated = Replace(conversation, sent with { Status = status });
        announcer.StatusChanged(conversation, updated, status);
    }

    private InboxEntry Replace(Conversation conversation, InboxEntry entry)
    {
        conversation.Entries[conversation.Entries.FindLastIndex(e => e.Id == entry.Id)] = entry;
        pulse.Beat();
        return entry;
    }

    private InboxEntry AddEvent(Conversation conversation, string eventType, string text) => Add(
        conversation,
        new InboxEntry(book.Ids.Next(), Now, EntryKind.Event, eventType, text) { EventType = eventType });

    private InboxEntry Add(Conversation conversation, InboxEntry entry)
    {
        var complete = entry with
        {
            TicketId = conversation.TicketId,
            Assignee = conversation.Assignee?.Email,
            AssigneeName = conversation.Assignee?.Name,
        };
        conversation.Entries.Add(complete);
        pulse.Beat();
        return complete;
    }
}
