using System.Security.Cryptography;
using System.Text;
using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>What stops an agent that talks to a machine, is flooded, or turns in circles: it falls silent, an alert says so, a person takes over.</summary>
public static class Breaker
{
    /// <returns>The reason itself when it is a breaker's, otherwise null.</returns>
    public static string? Of(string reason) => reason is Codes.ReplyLoop or Codes.TooManyReplies or Codes.CustomerFlood or Codes.RepeatedAnswer ? reason : null;

    /// <summary>What a reply says, whatever its case and spaces, as a short mark; empty when it has no words.</summary>
    public static string MarkOf(IReadOnlyList<Effect> effects)
    {
        var words = string.Join(' ', effects.Select(WordsOf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words is [] ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words).ToUpperInvariant()))[..8]);
    }

    /// <summary>Whether this reply would be the same answer <paramref name="most"/> times in a row; never for 0.</summary>
    public static bool Repeats(Thread thread, IReadOnlyList<Effect> effects, int most)
    {
        if (most == 0 || thread.LastReplies.Count < most - 1 || MarkOf(effects) is not { Length: > 0 } mark)
            return false;
        return thread.LastReplies.TakeLast(most - 1).All(earlier => earlier == mark);
    }

    /// <summary>The running turn ends here and now, no other begins, and the hand-over follows.</summary>
    internal static Decision Trip(
        Thread thread, string conversationId, int epoch, Turn? turn, string reason, DateTimeOffset now, params IReadOnlyList<IConversationEvent> before) =>
        Decision.Accept([
            .. before,
            .. turn is null ? Array.Empty<IConversationEvent>() : [new TurnEnded(turn.Id, TurnOutcome.HandedOver, reason, now)],
            new BreakerTripped(reason, now),
        ]).Sending(new HandOverForBreaker(conversationId, epoch, reason)).Sending(Raise(thread, conversationId, reason));

    /// <summary>Nothing when no breaker is the reason, or when one has been told of.</summary>
    internal static IReadOnlyList<object> Raise(Thread thread, string conversationId, string reason) => thread.Stopped is null && Of(reason) is not null
        ? [new RaiseAlert(AlertKinds.BreakerTripped, conversationId, $"The agent stopped and gave this chat to a person ({reason}): {Advice(reason)} Hand it back when it is well.")]
        : [];

    internal static IReadOnlyList<object> Clear(Thread thread, string conversationId) =>
        thread.Stopped is null ? [] : [new ClearAlert(AlertKinds.BreakerTripped, conversationId)];

    private static string Advice(string reason) => reason switch
    {
        Codes.CustomerFlood => "the customer wrote faster than anybody reads.",
        Codes.RepeatedAnswer => "it was about to give the same answer again.",
        _ => "it may be talking to another machine.",
    };

    private static string? WordsOf(Effect effect) => effect switch
    {
        Effect.SendText text => text.Text,
        Effect.SendChoices choices => $"{choices.Text} {string.Join(' ', choices.Options)}",
        _ => null,
    };
}
