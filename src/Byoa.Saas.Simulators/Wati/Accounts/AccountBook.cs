namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>Everything one account knows. Read and changed only while <see cref="Sync"/> is held.</summary>
internal sealed class AccountBook
{
    public AccountBook(AccountSetup setup, int seed, TimeProvider clock)
    {
        Setup = setup;
        Clock = clock;
        Ids = new IdSource(seed, setup.TenantId);
        Media = new MediaStore(Ids);
        Ai = new Operator(Ids.Next(), OperatorKind.Ai, setup.AiOperatorName, setup.AiOperatorEmail);
        if (setup.WebhookUrl is { } url)
            Ai.Webhook = new Webhooks.WebhookAddress(url, setup.WebhookBearer);
        Bot = new Operator(Ids.Next(), OperatorKind.Bot, "Bot", null);
        Operators = [Ai, Bot, .. setup.Operators.Select(p => new Operator(Ids.Next(), OperatorKind.Person, p.Name, p.Email))];
        Channels =
        [
            new Channel(Ids.Next(), setup.ChannelName, setup.ChannelPhoneNumber),
            .. setup.OtherChannels.Select(c => new Channel(Ids.Next(), c.Name, c.PhoneNumber)),
        ];
        Teams = [.. setup.Teams];
        Templates = [.. setup.Templates.Select(t => new Template(Ids.Next(), t, clock.GetUtcNow()))];
        Tokens[setup.Token] = Ai;
        if (setup.AdminToken is { } admin)
            Tokens[admin] = null;
        NewChats = setup.NewChats;
        ReopenedChats = setup.ReopenedChats;
        Quirks = setup.Quirks;
    }

    public Lock Sync { get; } = new();

    public AccountSetup Setup { get; }

    public TimeProvider Clock { get; }

    public IdSource Ids { get; }

    public MediaStore Media { get; }

    /// <summary>The first AI operator, whose token and webhook the setup names.</summary>
    public Operator Ai { get; }

    /// <summary>Who gets a chat that is assigned without an e-mail.</summary>
    public Operator Bot { get; }

    public List<Operator> Operators { get; }

    public IReadOnlyList<Channel> Channels { get; }

    public List<string> Teams { get; }

    public List<Template> Templates { get; }

    /// <summary>Tokens in force and the operator each belongs to; null for the account's own.</summary>
    public Dictionary<string, Operator?> Tokens { get; } = new(StringComparer.Ordinal);

    public List<Contact> Contacts { get; } = [];

    public List<Conversation> Conversations { get; } = [];

    public AutoAssignment NewChats { get; set; }

    public AutoAssignment ReopenedChats { get; set; }

    public Quirks Quirks { get; set; }

    public Operator? FindOperator(string email) =>
        Operators.Find(o => string.Equals(o.Email, email, StringComparison.OrdinalIgnoreCase));

    public Channel? FindChannel(string? nameOrNumber) => nameOrNumber is null
        ? null
        : Channels.FirstOrDefault(c => c.PhoneNumber == nameOrNumber || c.Id == nameOrNumber
            || string.Equals(c.Name, nameOrNumber, StringComparison.OrdinalIgnoreCase));

    public Contact AddContact(string? waId, string? bsuid, string name)
    {
        var contact = new Contact(Ids.Next(), waId, bsuid, name, Clock.GetUtcNow());
        Contacts.Add(contact);
        return contact;
    }

    public Conversation ConversationOf(Contact contact, Channel channel)
    {
        var known = Conversations.Find(c => c.Contact == contact && c.Channel == channel);
        if (known is not null)
            return known;
        var conversation = new Conversation(Ids.Next(), contact, channel);
        Conversations.Add(conversation);
        return conversation;
    }
}
