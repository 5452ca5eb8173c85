using System.Globalization;
using System.Text.Json;
using Byoa.Saas.Wati.Transport;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Wati.Clients;

/// <summary>The legacy generation under <c>/{tenant}/api/v1</c>: query parameters, results inside 200, and the only one that carries our own message ids.</summary>
internal sealed class WatiV1Client(WatiTransport transport, WatiAccount account) : IWatiClient
{
    private readonly string v1 = $"/{account.WatiTenantId}/api/v1/";
    private readonly string v2 = $"/{account.WatiTenantId}/api/v2/";

    public Task<WatiAnswer<SentMessage>> SendTextAsync(WatiTarget to, OutgoingText text, CancellationToken cancellation)
    {
        if (WatiTargets.Segment(to) is not { } target) return Nobody<SentMessage>();
        if (MessageLimits.Broken(text.Text) is { } broken) return Invalid<SentMessage>(broken);
        if (Uri.EscapeDataString(text.Text).Length > WatiText.EncodedLength)
            return Refuse<SentMessage>(WatiCodes.TooLarge, "split the text by its encoded length");

        var query = WatiQuery.Of(
            [("messageText", text.Text), ("replyContextId", text.ReplyContextId), ("localMessageId", text.LocalMessageId), .. WatiTargets.Channel(to)]);
        return Post(WatiRoute.SendText, $"{v1}sendSessionMessage/{target}{query}", null, WatiReaders.Sent, cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendFileAsync(WatiTarget to, OutgoingFile file, CancellationToken cancellation)
    {
        if (WatiTargets.Segment(to) is not { } target) return Nobody<SentMessage>();
        if (MessageLimits.Broken(file) is { } broken) return Invalid<SentMessage>(broken);
        var query = WatiQuery.Of([("caption", file.Caption), .. WatiTargets.Channel(to)]);
        return Post(WatiRoute.SendFile, $"{v1}sendSessionFile/{target}{query}", WatiBodies.File(file), WatiReaders.Sent, cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendButtonsAsync(WatiTarget to, OutgoingButtons buttons, CancellationToken cancellation)
    {
        if (MessageLimits.Broken(buttons) is { } broken) return Invalid<SentMessage>(broken);
        var body = WatiBodies.Json(new
        {
            header = buttons.Header is { } header ? new { type = "Text", text = header } : null,
            body = buttons.Body,
            footer = buttons.Footer,
            buttons = buttons.Titles.Select(title => new { text = title }),
        });
        return PostTo(to, WatiRoute.SendButtons, "sendInteractiveButtonsMessage", body, WatiReaders.Sent, cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendListAsync(WatiTarget to, OutgoingList list, CancellationToken cancellation)
    {
        if (MessageLimits.Broken(list) is { } broken) return Invalid<SentMessage>(broken);
        var body = WatiBodies.Json(new
        {
            header = list.Header,
            body = list.Body,
            footer = list.Footer,
            buttonText = list.ButtonText,
            sections = list.Sections.Select(s => new { title = s.Title, rows = s.Rows.Select(r => new { title = r.Title, description = r.Description }) }),
        });
        return PostTo(to, WatiRoute.SendList, "sendInteractiveListMessage", body, WatiReaders.Sent, cancellation);
    }

    // The route for several receivers, since the one for a single receiver takes no id of ours.
    public Task<WatiAnswer<SentMessage>> SendTemplateAsync(WatiTarget to, OutgoingTemplate template, CancellationToken cancellation)
    {
        if (!WatiTargets.NamesPerson(to)) return Nobody<SentMessage>();
        var receiver = new
        {
            whatsappNumber = to.WaId,
            target = to.WaId is null ? to.Bsuid : null,
            customParams = WatiBodies.Parameters(template.Parameters),
            localMessageId = template.LocalMessageId,
        };
        var body = WatiBodies.Json(new
        {
            template_name = template.Name,
            broadcast_name = template.BroadcastName,
            channel_number = to.ChannelPhoneNumber,
            receivers = new[] { receiver },
        });
        return Post(
            WatiRoute.SendTemplate, v2 + "sendTemplateMessages", body, json => WatiReaders.SentTemplate(json, template.LocalMessageId), cancellation);
    }

    public Task<WatiAnswer<IReadOnlyList<WatiHistoryItem>>> GetMessagesAsync(WatiTarget to, int page, int pageSize, CancellationToken cancellation) =>
        WatiTargets.Segment(to) is { } target
            ? Get(WatiRoute.ReadMessages, $"{v1}getMessages/{target}{Page(page, pageSize)}", WatiReaders.History, cancellation)
            : Nobody<IReadOnlyList<WatiHistoryItem>>();

    public Task<WatiAnswer<IReadOnlyList<WatiContact>>> GetContactsAsync(int page, int pageSize, CancellationToken cancellation) =>
        Get(WatiRoute.ReadContacts, $"{v1}getContacts{Page(page, pageSize)}", WatiReaders.Contacts, cancellation);

    // V1 has no route for one contact: the list is filtered, and the answer checked since an unknown filter is ignored.
    public Task<WatiAnswer<WatiContact>> GetContactAsync(WatiTarget to, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(to.WaId))
            return WatiTargets.NamesPerson(to) ? Refuse<WatiContact>(WatiCodes.NotSupported, "V1 finds contacts by number only") : Nobody<WatiContact>();
        var filter = JsonSerializer.Serialize<object[]>([new { name = "phone", @operator = "==", value = to.WaId }]);
        var query = WatiQuery.Of(("pageSize", "10"), ("pageNumber", "1"), ("attribute", filter));
        return Get(
            WatiRoute.ReadContact, $"{v1}getContacts{query}", json => WatiReaders.ContactOf(json, contact => contact.WaId == to.WaId), cancellation);
    }

    public Task<WatiAnswer<Done>> UpdateContactAttributesAsync(WatiTarget to, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
        WatiTargets.Segment(to) is { } target
            ? Post(
                WatiRoute.WriteContact,
                $"{v1}updateContactAttributes/{target}",
                WatiBodies.Json(new { customParams = WatiBodies.Parameters(attributes) }),
                WatiReaders.Nothing,
                cancellation)
            : Nobody<Done>();

    public Task<WatiAnswer<Done>> UpdateChatStatusAsync(WatiTarget to, ChatStatus status, CancellationToken cancellation)
    {
        if (!WatiTargets.NamesPerson(to)) return Nobody<Done>();
        var named = WatiTargets.Query(to).Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value!);
        named["ticketStatus"] = status switch
        {
            ChatStatus.Open => "OPEN",
            ChatStatus.Pending => "PENDING",
            ChatStatus.Solved => "SOLVED",
            ChatStatus.Blocked => "BLOCK",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
        return Post(WatiRoute.WriteStatus, v1 + "updateChatStatus", WatiBodies.Json(named), WatiReaders.Nothing, cancellation);
    }

    public Task<WatiAnswer<Done>> AssignOperatorAsync(WatiTarget to, string? email, CancellationToken cancellation) =>
        PostTo(to, WatiRoute.AssignOperator, "assignOperator", null, WatiReaders.Nothing, cancellation, ("email", email));

    public Task<WatiAnswer<Done>> AssignTeamsAsync(WatiTarget to, IReadOnlyList<string> teams, CancellationToken cancellation) =>
        PostTo(to, WatiRoute.AssignTeams, "assignTeam", null, WatiReaders.Nothing, cancellation, [.. teams.Select(team => ("teams", (string?)team))]);

    public Task<WatiAnswer<WatiMedia>> GetMediaAsync(WatiMediaReference media, int maxBytes, CancellationToken cancellation) =>
        WatiMediaReader.GetAsync(transport, account, media, maxBytes, cancellation);

    public Task<WatiAnswer<SentMessage?>> FindSentMessageAsync(string channelPhoneNumber, string localMessageId, CancellationToken cancellation) =>
        (WatiQuery.Segment(channelPhoneNumber), WatiQuery.Segment(localMessageId)) is ({ } channel, { } id)
            ? transport.CallAsync(
                account,
                new WatiCall(WatiRoute.FindSentMessage, HttpMethod.Get, $"{v1}whatsApp/messages/{channel}/{id}", WatiExpectation.Lookup),
                json => WatiReaders.Found(json, localMessageId),
                cancellation)
            : Invalid<SentMessage?>("channel number and message id are needed");

    public Task<WatiAnswer<Done>> ProbeAsync(CancellationToken cancellation) =>
        Get(WatiRoute.Probe, $"{v1}getContacts{Page(1, 1)}", json => WatiReaders.Contacts(json).Then(_ => WatiReaders.Nothing(json)), cancellation);

    private static string Page(int page, int pageSize) =>
        WatiQuery.Of(("pageSize", pageSize.ToString(CultureInfo.InvariantCulture)), ("pageNumber", page.ToString(CultureInfo.InvariantCulture)));

    private Task<WatiAnswer<T>> PostTo<T>(
        WatiTarget to, WatiRoute route, string name, Func<HttpContent>? body, Func<JsonElement, WatiAnswer<T>> read, CancellationToken cancellation,
        params IEnumerable<(string Name, string? Value)> extra) =>
        WatiTargets.NamesPerson(to)
            ? Post(route, v1 + name + WatiQuery.Of([.. extra, .. WatiTargets.Query(to)]), body, read, cancellation)
            : Nobody<T>();

    private Task<WatiAnswer<T>> Post<T>(
        WatiRoute route, string address, Func<HttpContent>? body, Func<JsonElement, WatiAnswer<T>> read, CancellationToken cancellation) =>
        transport.CallAsync(account, new WatiCall(route, HttpMethod.Post, address, WatiExpectation.Effect, body), read, cancellation);

    private Task<WatiAnswer<T>> Get<T>(WatiRoute route, string address, Func<JsonElement, WatiAnswer<T>> read, CancellationToken cancellation) =>
        transport.CallAsync(account, new WatiCall(route, HttpMethod.Get, address, WatiExpectation.Data), read, cancellation);

    private static Task<WatiAnswer<T>> Nobody<T>() => Invalid<T>("the target names nobody that V1 can address");

    private static Task<WatiAnswer<T>> Invalid<T>(string detail) => Refuse<T>(WatiCodes.Invalid, detail);

    private static Task<WatiAnswer<T>> Refuse<T>(string code, string detail) => Task.FromResult<WatiAnswer<T>>(new WatiAnswer<T>.Rejected(code, detail));
}
