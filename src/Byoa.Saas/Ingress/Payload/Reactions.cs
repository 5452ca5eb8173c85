using Byoa.Saas.Platform;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Wati does not document what a reaction looks like; every likely place is tried.</summary>
internal static class Reactions
{
    /// <summary>The longest emoji are families and flags of some twenty characters.</summary>
    private const int LongestEmoji = 64;

    public static WebhookContent.Reaction Of(JsonFields item, DateTimeOffset sentAt)
    {
        var data = item.Object("data");
        JsonFields?[] places = [item.Object("reaction"), data?.Object("reaction"), data];
        var reaction = places.FirstOrDefault(place => place is not null && (place.Has("emoji") || place.Has("messageId")));
        // Where a reaction names its emoji, an empty one is no reason to look elsewhere: it was taken back.
        var emoji = reaction is not null ? reaction.Text("emoji") : item.Text("reaction", "text") ?? (data is null ? item.Text("data") : null);
        return new(
            emoji is null ? "" : Cut.To(emoji.Trim(), LongestEmoji),
            reaction?.Id("messageId") ?? item.Id("replyContextId"), sentAt);
    }
}
