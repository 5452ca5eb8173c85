using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Wati;

/// <summary>Which of Wati's APIs a tenant's calls use. V1 is the default, since it carries <c>localMessageId</c>.</summary>
public enum WatiGeneration { V1, V3 }

/// <summary>Where one tenant's calls go.</summary>
/// <param name="Tenant">Our tenant id: names the token's secret and keys every limit.</param>
/// <param name="Origin">Scheme, host and port only; already normalised and allowed, see <c>WatiEndpoint</c>.</param>
/// <param name="WatiTenantId">The path segment of V1 routes, such as 1234; null for an account used through V3 only.</param>
/// <param name="Generation">The API in use.</param>
public sealed record WatiAccount(string Tenant, Uri Origin, string? WatiTenantId, WatiGeneration Generation)
{
    /// <summary>What the tenant may ask of Wati.</summary>
    public WatiLimits Limits { get; init; } = WatiLimits.Defaults;

    /// <summary>Leave for the one next call, when it was asked for beforehand; otherwise each call asks for itself.</summary>
    public WatiPermit? Permit { get; init; }

    /// <summary>For how long the caller has waited in vain for its slot: the longer, the sooner it is its turn.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>Whether those go first whom a customer waits for an answer of.</summary>
    public bool GivesWay { get; init; }

    /// <summary>The time in which a call must leave us; null when it may at any time.</summary>
    public CallLease? Lease { get; init; }
}

/// <summary>After it, another process may have made the call: a process that was frozen must not make it any more.</summary>
/// <param name="Since">A timestamp of the process's own clock.</param>
/// <param name="For">How long it lasts.</param>
public readonly record struct CallLease(long Since, TimeSpan For);

/// <summary>Every way to name a conversation's other side; each generation takes the most precise one it supports.</summary>
/// <param name="ConversationId">24 hex characters; V3's best target.</param>
/// <param name="WaId">Phone digits without plus; absent for customers known only by a business-scoped id.</param>
/// <param name="Bsuid">Meta's business-scoped user id, such as US.1234.</param>
/// <param name="ChannelPhoneNumber">The business's own number the chat came in on.</param>
/// <param name="ChannelId">Wati's channel id, for channels other than WhatsApp.</param>
public sealed record WatiTarget(string? ConversationId, string? WaId, string? Bsuid, string? ChannelPhoneNumber, string? ChannelId);

/// <param name="Text">1 to 4,096 characters.</param>
/// <param name="LocalMessageId">Our id of this very message; V1 returns it in webhooks, history and the look-up.</param>
/// <param name="ReplyContextId">The <c>wamid</c> to quote; V1 only.</param>
public sealed record OutgoingText(string Text, string LocalMessageId, string? ReplyContextId = null);

public sealed record OutgoingFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content, string? Caption = null);

/// <param name="Body">At most 1,024 characters.</param>
/// <param name="Titles">1 to 3 distinct titles of at most 20 characters.</param>
/// <param name="Header">At most 60 characters.</param>
/// <param name="Footer">At most 60 characters.</param>
public sealed record OutgoingButtons(string Body, IReadOnlyList<string> Titles, string? Header = null, string? Footer = null);

/// <param name="Body">At most 1,024 characters.</param>
/// <param name="ButtonText">At most 20 characters.</param>
/// <param name="Sections">At most 10 rows in all, with distinct titles.</param>
/// <param name="Header">At most 60 characters.</param>
/// <param name="Footer">At most 60 characters.</param>
public sealed record OutgoingList(string Body, string ButtonText, IReadOnlyList<ListSection> Sections, string? Header = null, string? Footer = null);

/// <param name="Title">At most 24 characters.</param>
/// <param name="Rows">The rows of the section.</param>
public sealed record ListSection(string Title, IReadOnlyList<ListRow> Rows);

/// <param name="Title">At most 24 characters.</param>
/// <param name="Description">At most 72 characters.</param>
public sealed record ListRow(string Title, string? Description = null);

/// <param name="Name">The approved template's name.</param>
/// <param name="BroadcastName">What Wati files the send under.</param>
/// <param name="Parameters">By Wati's parameter names, not by position.</param>
/// <param name="LocalMessageId">Our id of this very message.</param>
public sealed record OutgoingTemplate(string Name, string BroadcastName, IReadOnlyDictionary<string, string> Parameters, string LocalMessageId);

/// <summary>What Wati says of a message it took; every field is optional in some answer seen.</summary>
public sealed record SentMessage(string? Id, string? WhatsappMessageId, string? LocalMessageId, string? ConversationId, string? TicketId);

/// <summary>The kinds of history items we read; what is no use to us still tells how far back a page reaches.</summary>
public enum WatiHistoryKind { Message, Assignment, Ticket, Other }

/// <summary>One item of a conversation's history.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Wati's id; null only in damaged items.</param>
/// <param name="At">When, by Wati's clock; <see cref="DateTimeOffset.UnixEpoch"/> where it cannot be read.</param>
/// <param name="FromBusiness">True for what our side wrote, a person or a bot.</param>
/// <param name="Text">Text, caption, or the description of a ticket or assignment event.</param>
/// <param name="Type">The message type in lower case, such as text or image.</param>
/// <param name="WhatsappMessageId">The wamid, often absent.</param>
/// <param name="LocalMessageId">The sender's own id, when it gave one.</param>
/// <param name="OperatorName">Who wrote it or acted, as Wati shows it.</param>
/// <param name="Assignee">The new assignee of an assignment event: name or e-mail.</param>
/// <param name="Status">Delivery status of a message from our side, in lower case.</param>
/// <param name="Media">Where its attachment is.</param>
public sealed record WatiHistoryItem(
    WatiHistoryKind Kind, string? Id, DateTimeOffset At, bool FromBusiness, string? Text, string? Type,
    string? WhatsappMessageId, string? LocalMessageId, string? OperatorName, string? Assignee, string? Status, string? Media)
{
    /// <summary>Whether it was sent as an approved template; Wati also calls that a broadcast.</summary>
    public bool IsTemplate { get; init; }
}

public sealed record WatiContact(string? Id, string? WaId, string? Bsuid, string? Name, IReadOnlyDictionary<string, string> Attributes);

/// <summary>Status words differ per route (V1 upper case, V3 lower case); this is neither.</summary>
public enum ChatStatus { Open, Pending, Solved, Blocked }

/// <summary>Names an attachment in the two ways the two generations want it.</summary>
/// <param name="MessageId">Wati's message id (V3).</param>
/// <param name="Location">The <c>data</c> path or URL of the message (V1).</param>
/// <param name="MessageType">image, voice, document…; a hint where the content type is generic.</param>
public sealed record WatiMediaReference(string? MessageId, string? Location, string? MessageType);

/// <param name="ContentType">Sniffed from the first bytes; the server's own word is often generic.</param>
/// <param name="FileName">From Content-Disposition or the location, if any.</param>
/// <param name="Content">The bytes.</param>
public sealed record WatiMedia(string ContentType, string? FileName, ReadOnlyMemory<byte> Content);
