namespace Byoa.Saas.Conversations;

/// <summary>What follows when a message of ours does not reach the customer.</summary>
internal static class Undeliverable
{
    /// <summary>A person must take over; unless one has already, or it was no message.</summary>
    public static IReadOnlyList<object> HandOver(Conversation state, string conversationId, Effect effect, string code) =>
        state is Conversation.WithAgent held && effect.IsMessage
            ? [new HandOverForFailure(conversationId, held.Thread.Epoch, Reason(code))]
            : [];

    private static string Reason(string code) => code is Codes.WindowClosed or Codes.ReplyUncertain ? code : Codes.ReplyUndeliverable;
}
