namespace Byoa.Saas.Chaos.Customers;

/// <summary>One message of a customer's.</summary>
/// <param name="Token">Stands in its words and, if it was answered, in the reply.</param>
/// <param name="MessageId">Wati's.</param>
/// <param name="Form">What kind.</param>
internal sealed record Letter(string Token, string MessageId, MessageForm Form)
{
    /// <summary>Whether the session window had closed when it was told: owed is one template, or a person.</summary>
    public bool Late { get; init; }
}

/// <summary>A time during which the platform had been told, and had confirmed, that a person has the chat.</summary>
/// <param name="Confirmed">When it answered.</param>
/// <param name="GivenBack">When it was asked to give the chat back, or Wati was; null if that never happened.</param>
internal sealed record ToldTakeOver(DateTimeOffset Confirmed, DateTimeOffset? GivenBack);

/// <summary>A colleague's word, of which a webhook of the whole account told the platform.</summary>
/// <param name="MessageId">Wati's.</param>
/// <param name="TakenAt">When the platform answered that it had it.</param>
internal sealed record ToldWord(string MessageId, DateTimeOffset TakenAt);
