using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Wati.Clients;

/// <summary>How each route wants a conversation's other side named; null when the target holds nothing it takes.</summary>
internal static class WatiTargets
{
    /// <summary>V3 conversations: the thread itself, else the number on its channel, else the number, else the business-scoped id.</summary>
    public static string? Conversation(WatiTarget to) =>
        Usable(to.ConversationId) ?? Person(to);

    /// <summary>V3 contacts, which know no conversations.</summary>
    public static string? Person(WatiTarget to) => (Usable(to.ChannelPhoneNumber), Usable(to.WaId)) switch
    {
        ({ } channel, { } phone) => $"{channel}:{phone}",
        (null, { } phone) => phone,
        (_, null) => Usable(to.Bsuid),
    };

    /// <summary>V1's last path segment, encoded.</summary>
    public static string? Segment(WatiTarget to) => WatiQuery.Segment(Usable(to.WaId) ?? Usable(to.Bsuid));

    /// <summary>V1's query: a number has a name of its own, and whatever else goes under <c>target</c>.</summary>
    public static (string Name, string? Value)[] Query(WatiTarget to) =>
        [("whatsappNumber", Usable(to.WaId)), ("target", Usable(to.WaId) is null ? Usable(to.Bsuid) : null), .. Channel(to)];

    /// <summary>V1's query for the channel: its number, or its id where a channel has no number.</summary>
    public static (string Name, string? Value)[] Channel(WatiTarget to) =>
        [("channelPhoneNumber", Usable(to.ChannelPhoneNumber)), ("channelId", Usable(to.ChannelPhoneNumber) is null ? Usable(to.ChannelId) : null)];

    public static bool NamesPerson(WatiTarget to) => Usable(to.WaId) is not null || Usable(to.Bsuid) is not null;

    private static string? Usable(string? value) => string.IsNullOrWhiteSpace(value) || value.All(c => c == '.') ? null : value.Trim();
}
