namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>What a <c>target</c> names.</summary>
internal abstract record TargetMatch
{
    private TargetMatch() { }

    public sealed record One(Conversation Conversation) : TargetMatch;

    /// <summary>Several open conversations and no channel to choose by.</summary>
    public sealed record Several(IReadOnlyList<Conversation> Conversations) : TargetMatch;

    public sealed record None : TargetMatch;
}

/// <summary>Finds conversations and contacts by the formats Wati accepts. Call while the book's lock is held.</summary>
internal static class Targets
{
    public static TargetMatch Conversation(AccountBook book, string? target, bool contactIds, string? channel = null)
    {
        if (string.IsNullOrWhiteSpace(target))
            return new TargetMatch.None();
        var (prefix, rest) = Split(target);
        if (book.Conversations.Find(c => c.Id == rest) is { } direct)
            return new TargetMatch.One(direct);
        if (FindContact(book, rest, contactIds) is not { } contact)
            return new TargetMatch.None();

        var named = prefix ?? channel;
        var found = book.Conversations
            .Where(c => c.Contact == contact && (named is null || c.Channel == book.FindChannel(named)))
            .ToList();
        if (found.Count > 1)
        {
            var open = found.Where(c => c.Status is ChatStatus.Open or ChatStatus.Pending).ToList();
            if (open.Count > 1)
                return new TargetMatch.Several(open);
            found = open.Count == 1 ? open : [found.MaxBy(c => c.LastInbound ?? DateTimeOffset.MinValue)!];
        }

        return found.Count == 1 ? new TargetMatch.One(found[0]) : new TargetMatch.None();
    }

    /// <summary>A contact by phone, contact id, business-scoped id, or any of them behind <c>channel:</c>.</summary>
    public static Contact? Contact(AccountBook book, string? target) =>
        string.IsNullOrWhiteSpace(target) ? null : FindContact(book, Split(target).Name, contactIds: true);

    public static string Digits(string phone) => phone.Trim().TrimStart('+');

    private static Contact? FindContact(AccountBook book, string name, bool contactIds)
    {
        var digits = Digits(name);
        return book.Contacts.Find(c => !c.Deleted
            && (c.WaId == digits || (c.Bsuid is not null && c.Bsuid == name) || (contactIds && c.Id == name)));
    }

    private static (string? Channel, string Name) Split(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (null, target.Trim()) : (target[..colon].Trim(), target[(colon + 1)..].Trim());
    }
}
