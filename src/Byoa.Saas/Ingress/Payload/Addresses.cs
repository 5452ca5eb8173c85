using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Who the other side of an item is.</summary>
internal static class Addresses
{
    private const int ConversationIdLength = 24;

    public static Address Of(JsonFields item) => new(
        Phone(item.Id("waId")), item.Id("bsuid"), Phone(item.Id("channelPhoneNumber")), item.Id("channelId"), ChannelType(item.Label("channelType")));

    /// <summary>Wati's id; else one that is the same for all items of this customer on this channel and tells nobody the number.</summary>
    public static string? ConversationId(JsonFields item, Address address) =>
        item.Id("conversationId") ?? ((address.WaId ?? address.Bsuid) is { } customer
            ? Fingerprint.Of($"{address.ChannelType}/{address.ChannelPhoneNumber ?? address.ChannelId}/{customer}")[..ConversationIdLength]
            : null);

    /// <summary>Digits only; what is no phone number stays as it is, since other channels may put their own id there.</summary>
    private static string? Phone(string? given)
    {
        if (given is null)
            return null;
        string bare = new([.. given.Where(character => !"+ -().\u00A0".Contains(character, StringComparison.Ordinal))]);
        return bare.Length > 0 && bare.All(char.IsAsciiDigit) ? bare : given;
    }

    private static string ChannelType(string? given) => given?.ToLowerInvariant() switch
    {
        null or "0" => Address.None.ChannelType,
        "1" => "instagram",
        "2" => "messenger",
        "6" => "rcs",
        "10" => "tiktok",
        var other => other,
    };
}
