namespace Byoa.Saas.Wati;

/// <summary>
/// Wati's public API as an AI operator needs it, for one account. Two generations implement it (V1 and V3);
/// every call answers with a <see cref="WatiAnswer{T}"/> and throws only for a cancelled token or a bug.
/// No call is retried here unless a repeat is safe: what to do with an answer is the caller's decision.
/// </summary>
public interface IWatiClient
{
    /// <summary>Sends session text, 1 to 4,096 characters. V1 carries <see cref="OutgoingText.LocalMessageId"/>; V3 has no input for it.</summary>
    Task<WatiAnswer<SentMessage>> SendTextAsync(WatiTarget to, OutgoingText text, CancellationToken cancellation);

    /// <summary>Sends a file the customer downloads or sees, with an optional caption.</summary>
    Task<WatiAnswer<SentMessage>> SendFileAsync(WatiTarget to, OutgoingFile file, CancellationToken cancellation);

    /// <summary>Sends 1 to 3 quick-reply buttons. Over-long or repeated titles are rejected before the call.</summary>
    Task<WatiAnswer<SentMessage>> SendButtonsAsync(WatiTarget to, OutgoingButtons buttons, CancellationToken cancellation);

    /// <summary>Sends a list of at most 10 rows in all.</summary>
    Task<WatiAnswer<SentMessage>> SendListAsync(WatiTarget to, OutgoingList list, CancellationToken cancellation);

    /// <summary>Sends an approved template; the only kind of message allowed outside the 24-hour session window.</summary>
    Task<WatiAnswer<SentMessage>> SendTemplateAsync(WatiTarget to, OutgoingTemplate template, CancellationToken cancellation);

    /// <summary>The conversation's history, newest first. Items of unknown kinds are left out.</summary>
    /// <param name="to">The conversation.</param>
    /// <param name="page">From 1.</param>
    /// <param name="pageSize">1 to 100.</param>
    /// <param name="cancellation">Stops the call.</param>
    Task<WatiAnswer<IReadOnlyList<WatiHistoryItem>>> GetMessagesAsync(WatiTarget to, int page, int pageSize, CancellationToken cancellation);

    /// <summary>One page of the account's contacts.</summary>
    Task<WatiAnswer<IReadOnlyList<WatiContact>>> GetContactsAsync(int page, int pageSize, CancellationToken cancellation);

    /// <summary>The contact of a conversation; rejected when Wati knows none.</summary>
    Task<WatiAnswer<WatiContact>> GetContactAsync(WatiTarget to, CancellationToken cancellation);

    /// <summary>Sets the named contact attributes and leaves the others alone.</summary>
    Task<WatiAnswer<Done>> UpdateContactAttributesAsync(WatiTarget to, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation);

    /// <summary>Changes the chat's status.</summary>
    Task<WatiAnswer<Done>> UpdateChatStatusAsync(WatiTarget to, ChatStatus status, CancellationToken cancellation);

    /// <summary>Assigns the chat to the person with this e-mail; null gives it to the account's default bot operator.</summary>
    Task<WatiAnswer<Done>> AssignOperatorAsync(WatiTarget to, string? email, CancellationToken cancellation);

    /// <summary>Assigns the chat (V1) or its contact (V3) to teams.</summary>
    Task<WatiAnswer<Done>> AssignTeamsAsync(WatiTarget to, IReadOnlyList<string> teams, CancellationToken cancellation);

    /// <summary>Downloads an attachment: at most <paramref name="maxBytes"/>, only from the account's own host.</summary>
    Task<WatiAnswer<WatiMedia>> GetMediaAsync(WatiMediaReference media, int maxBytes, CancellationToken cancellation);

    /// <summary>
    /// Looks a message up that we sent, by our own id. <c>Accepted(null)</c> says Wati has no such message;
    /// V3 has no such route and answers <see cref="WatiAnswer{T}.Rejected"/> with <see cref="WatiCodes.NotSupported"/>.
    /// </summary>
    Task<WatiAnswer<SentMessage?>> FindSentMessageAsync(string channelPhoneNumber, string localMessageId, CancellationToken cancellation);

    /// <summary>The cheapest call that proves host, tenant segment and token.</summary>
    Task<WatiAnswer<Done>> ProbeAsync(CancellationToken cancellation);
}

/// <summary>Makes clients for accounts; the token is read from the tenant's secrets for each call.</summary>
public interface IWatiClients
{
    IWatiClient For(WatiAccount account);
}
