namespace Byoa.Saas.Conversations;

/// <summary>What follows when a message of ours does not reach the customer.</summary>
internal static class Undeliverable
{
    /// <summary>A person must take over; unless one has already, or had since it was decided, or it was no message.</summary>
    public static IReadOnlyList<object> HandOver(Conversation state, string conversationId, OwedEffect owed, string code) =>
        state is Conversation.WithAgent held && owed.Effect.IsMessage && owed.Epoch == held.Thread.Epoch
            ? [new HandOverForFailure(conversationId, held.Thread.Epoch, Reason(code))]
            : [];

    private static string Reason(string code) => code is Codes.WindowClosed or Codes.ReplyUncertain or Codes.ScopeMissing ? code : Codes.ReplyUndeliverable;
}
