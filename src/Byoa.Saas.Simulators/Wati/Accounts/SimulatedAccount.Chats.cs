namespace Byoa.Saas.Simulators.Wati.Accounts;

public sealed partial class SimulatedAccount
{
    /// <summary>Wati's product calls the account's own AI operator by this name where an e-mail is asked for.</summary>
    public const string Ai = "ai";

    /// <summary>The customer with this number on the account's first channel; made when it is new.</summary>
    public SimulatedCustomer Customer(string phone, string? name = null, string? channel = null) => InBook(book =>
    {
        var waId = Targets.Digits(phone);
        var contact = book.Contacts.Find(c => c.WaId == waId && !c.Deleted) ?? book.AddContact(waId, null, name ?? waId);
        return Open(book, contact, channel);
    });

    /// <summary>A customer known by Meta's business-scoped id only.</summary>
    public SimulatedCustomer CustomerWithoutPhone(string bsuid, string name, string? channel = null) => InBook(book =>
    {
        var contact = book.Contacts.Find(c => c.Bsuid == bsuid) ?? book.AddContact(null, bsuid, name);
        return Open(book, contact, channel);
    });

    /// <summary>Every customer that was made or has written.</summary>
    public IReadOnlyList<SimulatedCustomer> Customers =>
        InBook(book => book.Conversations.Select(c => new SimulatedCustomer(this, c)).ToList());

    /// <summary>Gives the chat to the person with this e-mail, or to the AI operator (<see cref="Ai"/> or its e-mail).</summary>
    public Task AssignAsync(SimulatedCustomer customer, string operatorEmailOrAi) => InBook(book =>
    {
        Desk.Assign(customer.Conversation, Somebody(book, operatorEmailOrAi), "administrator");
        return Task.CompletedTask;
    });

    public void AssignTeam(SimulatedCustomer customer, string team) => InBook(_ =>
    {
        Desk.AssignTeam(customer.Conversation, team, "administrator");
        return true;
    });

    /// <summary>A person takes the chat in the team inbox.</summary>
    public void TakeOver(SimulatedCustomer customer, string operatorEmail) => InBook(book =>
    {
        var person = Somebody(book, operatorEmail);
        Desk.Assign(customer.Conversation, person, person.Name);
        return true;
    });

    /// <summary>A person writes in the team inbox, whoever the chat is assigned to.</summary>
    public Task<string> HumanWritesAsync(SimulatedCustomer customer, string operatorEmail, string text) => InBook(book =>
    {
        var draft = new OutgoingDraft(EntryKind.Human, "text", text) { Author = Somebody(book, operatorEmail) };
        var sent = Desk.BusinessSends(customer.Conversation, draft) ?? throw new InvalidOperationException("The session window is closed.");
        return Task.FromResult(sent.Id);
    });

    /// <summary>A person or rule sets open, pending, solved or block.</summary>
    public void SetStatus(SimulatedCustomer customer, string status) => InBook(_ =>
    {
        Desk.ChangeStatus(customer.Conversation, Enum.Parse<ChatStatus>(status, ignoreCase: true), "administrator");
        return true;
    });

    /// <summary>Moves the whole conversation into the past, so that its session window closes.</summary>
    public void Age(SimulatedCustomer customer, TimeSpan by) => InBook(_ =>
    {
        Desk.Age(customer.Conversation, by);
        return true;
    });

    /// <summary>Meta reports that one of our messages could not be delivered.</summary>
    public void FailMessage(SimulatedCustomer customer, string messageId, string code = "131026", string detail = "Message undeliverable") => InBook(_ =>
    {
        var entry = customer.Conversation.Entries.Find(e => e.Id == messageId) ?? throw new InvalidOperationException("No such message.");
        Desk.Fail(customer.Conversation, entry, code, detail);
        return true;
    });

    /// <summary>The conversation in the order of the inbox.</summary>
    public IReadOnlyList<InboxEntry> Transcript(SimulatedCustomer customer) =>
        InBook(_ => customer.Conversation.Entries.ToList());

    /// <summary>The conversation as a person reads it.</summary>
    public string TranscriptAsText(SimulatedCustomer customer) => InBook(_ => TranscriptText.Of(customer.Conversation));

    /// <summary>Waits, without polling, until the transcript satisfies <paramref name="condition"/>; 30 seconds unless told otherwise.</summary>
    /// <exception cref="TimeoutException">Its message shows the transcript.</exception>
    public Task<IReadOnlyList<InboxEntry>> WaitForAsync(
        SimulatedCustomer customer,
        Func<IReadOnlyList<InboxEntry>, bool> condition,
        TimeSpan? timeout = null,
        CancellationToken cancellation = default) => pulse.UntilAsync(
            () => Transcript(customer) is var entries && condition(entries) ? entries : null,
            timeout ?? TimeSpan.FromSeconds(30),
            () => TranscriptAsText(customer),
            cancellation);

    /// <summary>Completes when every webhook was delivered or given up.</summary>
    public Task WhenDeliveredAsync(TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        Webhooks.WhenDeliveredAsync(timeout, cancellation);

    private SimulatedCustomer Open(AccountBook book, Contact contact, string? channel)
    {
        var on = channel is null ? book.Channels[0] : book.FindChannel(channel) ?? throw new InvalidOperationException("No such channel.");
        return new SimulatedCustomer(this, book.ConversationOf(contact, on));
    }

    private static Operator Somebody(AccountBook book, string emailOrAi) => emailOrAi == Ai
        ? book.Ai
        : book.FindOperator(emailOrAi) ?? throw new InvalidOperationException("No operator has this e-mail.");
}
