namespace Byoa.Saas.Simulators.Wati.Accounts;

internal enum OperatorKind { Person, Ai, Bot }

/// <summary>Somebody a chat can be assigned to.</summary>
internal sealed class Operator(string id, OperatorKind kind, string name, string? email)
{
    public string Id => id;

    public OperatorKind Kind => kind;

    public string Name => name;

    public string? Email => email;

    public Webhooks.WebhookAddress? Webhook { get; set; }
}

internal sealed record Channel(string Id, string Name, string PhoneNumber);

internal sealed class Contact(string id, string? waId, string? bsuid, string name, DateTimeOffset created)
{
    public string Id => id;

    public string? WaId => waId;

    public string? Bsuid => bsuid;

    public string Name { get; set; } = name;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset LastUpdated { get; set; } = created;

    public SortedDictionary<string, string> Attributes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Teams { get; set; } = [];

    public bool Announced { get; set; }

    public bool Deleted { get; set; }
}

internal enum ChatStatus { Open, Pending, Solved, Block }

internal sealed class Conversation(string id, Contact contact, Channel channel)
{
    public string Id => id;

    public Contact Contact => contact;

    public Channel Channel => channel;

    /// <summary>Null until the customer first writes.</summary>
    public string? TicketId { get; set; }

    public ChatStatus Status { get; set; } = ChatStatus.Open;

    public Operator? Assignee { get; set; }

    public string? Team { get; set; }

    public DateTimeOffset? LastInbound { get; set; }

    public int TypingShown { get; set; }

    public List<InboxEntry> Entries { get; } = [];
}

internal sealed record Template(string Id, TemplateSetup Setup, DateTimeOffset LastModified);

internal sealed record MediaFile(string Path, string FileName, ReadOnlyMemory<byte> Content);
