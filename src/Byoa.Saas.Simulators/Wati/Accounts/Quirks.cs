namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>How <c>data</c> of a media message is written in webhooks; all four were seen at Wati.</summary>
public enum MediaStyle { Path, Url, Described, JsonString }

/// <summary>Variations seen at Wati, each of which a client has to cope with.</summary>
public sealed record Quirks
{
    /// <summary>V1 answers <c>"result":"success"</c> instead of <c>true</c>.</summary>
    public bool ResultAsWord { get; init; }

    /// <summary><c>type</c> in history is a number instead of a word.</summary>
    public bool HistoryTypeAsNumber { get; init; }

    /// <summary><c>whatsappMessageId</c> is null in answers and in history.</summary>
    public bool NoWhatsappMessageId { get; init; }

    /// <summary>V1 <c>getMessages</c> answers <c>messages</c> as a bare list.</summary>
    public bool MessagesAsBareList { get; init; }

    /// <summary><c>channelType</c> of the AI operator's events is 0 instead of <c>WHATSAPP</c>.</summary>
    public bool ChannelTypeAsNumber { get; init; }

    public MediaStyle Media { get; init; }

    /// <summary>Events leave <c>waId</c> out, as for customers known by a business-scoped id only.</summary>
    public bool NoWaId { get; init; }

    /// <summary>Outside the window a send is accepted, and fails by a later <c>sessionMessageFailed</c>.</summary>
    public bool ClosedWindowFailsLate { get; init; }

    /// <summary>The AI operator also receives its own messages, with <c>owner</c> true.</summary>
    public bool EchoOwnMessages { get; init; }
}
