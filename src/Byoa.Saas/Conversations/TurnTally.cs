namespace Byoa.Saas.Conversations;

/// <summary>How many turns a conversation had, and how they ended: what started either runs or was ended for a listed reason.</summary>
/// <param name="Started">Turns begun.</param>
/// <param name="Ended">Turns that came to an end.</param>
/// <param name="Unlisted">Ends for no reason of <see cref="TurnReasons"/>.</param>
public sealed record TurnTally(int Started, int Ended, int Unlisted)
{
    public static TurnTally None { get; } = new(0, 0, 0);

    public TurnTally After(IConversationEvent happened) => happened switch
    {
        TurnStarted => this with { Started = Started + 1 },
        TurnEnded ended => this with { Ended = Ended + 1, Unlisted = TurnReasons.Explains(ended) ? Unlisted : Unlisted + 1 },
        _ => this,
    };

    /// <summary>Turns that began and neither ended nor run.</summary>
    public int Lost(Conversation state) => Started - Ended - (state is Conversation.WithAgent { Turn: not null } ? 1 : 0);

    /// <summary>Whether something here is to be done, or is not as it should be.</summary>
    public bool IsOpen(Conversation state) =>
        state is Conversation.WithAgent { Turn: not null } or Conversation.WithAgent { Thread.Unanswered.Count: > 0 }
        || state is Conversation.WithHuman { Questioned: true } || state.Known?.Effects.Count > 0 || Lost(state) > 0 || Unlisted > 0;

    /// <summary>Since when something is to be done; in the future for a pause, which is to be ended once its time has come. Null while all is done.</summary>
    /// <param name="state">The conversation.</param>
    /// <param name="at">When something last happened in it.</param>
    public DateTimeOffset? OpenSince(Conversation state, DateTimeOffset at) => state switch
    {
        _ when IsOpen(state) => at,
        Conversation.WithHuman { Until: { } until } => until > at ? until : at,
        _ => null,
    };
}
