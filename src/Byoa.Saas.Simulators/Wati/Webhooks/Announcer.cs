using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>Decides who hears of what happens in an account; call while the book's lock is held.</summary>
internal sealed class Announcer(AccountBook book, WebhookPost post, Uri origin)
{
    public List<GlobalWebhook> Globals { get; } = [];

    public void MessageReceived(Conversation conversation, InboxEntry entry)
    {
        Global(MessageEvents.Received(book, origin, conversation, entry));
        ToAi(conversation, () => ByoaEvents.MessageReceived(book, origin, conversation, entry));
    }

    public void NewContact(Conversation conversation, InboxEntry entry) =>
        Global(MessageEvents.NewContact(book, conversation, entry));

    public void MessageSent(Conversation conversation, InboxEntry entry)
    {
        Global(MessageEvents.Sent(book, conversation, entry, second: false));
        Global(MessageEvents.Sent(book, conversation, entry, second: true));
        if (book.Quirks.EchoOwnMessages)
            ToAi(conversation, () => ByoaEvents.MessageReceived(book, origin, conversation, entry));
    }

    public void StatusChanged(Conversation conversation, InboxEntry entry, string word) =>
        Global(MessageEvents.StatusChanged(book, conversation, entry, word));

    public void Failed(Conversation conversation, InboxEntry entry, string code, string detail) =>
        Global(MessageEvents.Failed(book, conversation, entry, code, detail));

    public void ChatAssigned(Conversation conversation, InboxEntry entry, bool reopened) =>
        ToAi(conversation, () => ByoaEvents.ChatAssigned(book, conversation, entry, reopened));

    /// <summary>Only the AI operator that has the chat hears of it, and only while the chat is open.</summary>
    private void ToAi(Conversation conversation, Func<WebhookEvent> happened)
    {
        if (conversation is not { Assignee: { Kind: OperatorKind.Ai, Webhook: not null } ai, Status: ChatStatus.Open or ChatStatus.Pending })
            return;
        post.Enqueue($"ai:{ai.Id}", toAi: true, () => ai.Webhook, happened());
    }

    private void Global(WebhookEvent happened)
    {
        foreach (var webhook in Globals.Where(g => g.Wants(happened.Type)))
            post.Enqueue($"global:{webhook.Id}", toAi: false, () => webhook.Address, happened);
    }
}
