using System.Globalization;
using System.Text.Json;
using Byoa.Saas.Wati.Transport;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Wati.Clients;

/// <summary>The current generation under <c>/api/ext/v3</c>: no tenant in the path, snake_case bodies, errors by status.</summary>
internal sealed class WatiV3Client(WatiTransport transport, WatiAccount account) : IWatiClient
{
    private const string Root = "/api/ext/v3/";

    public Task<WatiAnswer<SentMessage>> SendTextAsync(WatiTarget to, OutgoingText text, CancellationToken cancellation) =>
        MessageLimits.Broken(text.Text) is { } broken ? Invalid<SentMessage>(broken)
        : WatiTargets.Conversation(to) is { } target
            ? Send(WatiRoute.SendText, "text", WatiBodies.Json(new { target, text = text.Text, is_bot = true }), cancellation)
            : Nobody<SentMessage>();

    public Task<WatiAnswer<SentMessage>> SendFileAsync(WatiTarget to, OutgoingFile file, CancellationToken cancellation) =>
        MessageLimits.Broken(file) is { } broken ? Invalid<SentMessage>(broken)
        : WatiTargets.Conversation(to) is { } target
            ? Send(WatiRoute.SendFile, "file", WatiBodies.File(file, ("target", target), ("caption", file.Caption)), cancellation)
            : Nobody<SentMessage>();

    public Task<WatiAnswer<SentMessage>> SendButtonsAsync(WatiTarget to, OutgoingButtons buttons, CancellationToken cancellation)
    {
        if (MessageLimits.Broken(buttons) is { } broken) return Invalid<SentMessage>(broken);
        if (WatiTargets.Conversation(to) is not { } target) return Nobody<SentMessage>();
        var message = new
        {
            header = buttons.Header is { } header ? new { type = "Text", text = header } : null,
            body = buttons.Body,
            footer = buttons.Footer,
            buttons = buttons.Titles.Select(title => new { text = title }),
        };
        return Send(WatiRoute.SendButtons, "interactive", WatiBodies.Json(new { target, type = "buttons", button_message = message }), cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendListAsync(WatiTarget to, OutgoingList list, CancellationToken cancellation)
    {
        if (MessageLimits.Broken(list) is { } broken) return Invalid<SentMessage>(broken);
        if (WatiTargets.Conversation(to) is not { } target) return Nobody<SentMessage>();
        var message = new
        {
            header = list.Header,
            body = list.Body,
            footer = list.Footer,
            button_text = list.ButtonText,
            sections = list.Sections.Select(s => new { title = s.Title, rows = s.Rows.Select(r => new { title = r.Title, description = r.Description }) }),
        };
        return Send(WatiRoute.SendList, "interactive", WatiBodies.Json(new { target, type = "list", list_message = message }), cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendTemplateAsync(WatiTarget to, OutgoingTemplate template, CancellationToken cancellation)
    {
        if (!WatiTargets.NamesPerson(to)) return Nobody<SentMessage>();
        var recipient = new
        {
            phone_number = to.WaId,
            target = to.WaId is null ? to.Bsuid : null,
            local_message_id = template.LocalMessageId,
            custom_params = WatiBodies.Parameters(template.Parameters),
        };
        var body = WatiBodies.Json(new
        {
            channel = to.ChannelPhoneNumber,
            template_name = template.Name,
            broadcast_name = template.BroadcastName,
            recipients = new[] { recipient },
        });
        var call = new WatiCall(WatiRoute.SendTemplate, HttpMethod.Post, Root + "messageTemplates/send", WatiExpectation.Effect, body);
        return transport.CallAsync(account, call, json => WatiReaders.SentTemplate(json, template.LocalMessageId), cancellation);
    }

    public Task<WatiAnswer<IReadOnlyList<WatiHistoryItem>>> GetMessagesAsync(WatiTarget to, int page, int pageSize, CancellationToken cancellation) =>
        WatiQuery.Segment(WatiTargets.Conversation(to)) is { } target
            ? Get(WatiRoute.ReadMessages, $"conversations/{target}/messages{Page(page, pageSize)}", WatiReaders.History, cancellation)
            : Nobody<IReadOnlyList<WatiHistoryItem>>();

    public Task<WatiAnswer<IReadOnlyList<WatiContact>>> GetContactsAsync(int page, int pageSize, CancellationToken cancellation) =>
        Get(WatiRoute.ReadContacts, $"contacts{Page(page, pageSize)}", WatiReaders.Contacts, cancellation);

    public Task<WatiAnswer<WatiContact>> GetContactAsync(WatiTarget to, CancellationToken cancellation) =>
        WatiQuery.Segment(WatiTargets.Person(to)) is { } target
            ? Get(WatiRoute.ReadContact, $"contacts/{target}", WatiReaders.Contact, cancellation)
            : Nobody<WatiContact>();

    // Attributes are customParams here and custom_params when a contact is created. The answer lists the changed contacts instead of a result.
    public Task<WatiAnswer<Done>> UpdateContactAttributesAsync(WatiTarget to, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        if (WatiTargets.Person(to) is not { } target) return Nobody<Done>();
        var body = WatiBodies.Json(new { contacts = new[] { new { target, customParams = WatiBodies.Parameters(attributes) } } });
        var call = new WatiCall(WatiRoute.WriteContact, HttpMethod.Put, Root + "contacts", WatiExpectation.Data, body);
        return transport.CallAsync(account, call, WatiReaders.ContactsChanged, cancellation);
    }

    public Task<WatiAnswer<Done>> UpdateChatStatusAsync(WatiTarget to, ChatStatus status, CancellationToken cancellation)
    {
        var word = status switch
        {
            ChatStatus.Open => "open",
            ChatStatus.Pending => "pending",
            ChatStatus.Solved => "solved",
            ChatStatus.Blocked => "block",
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
        return PutConversation(to, WatiRoute.WriteStatus, "status", WatiBodies.Json(new { new_status = word }), cancellation);
    }

    public Task<WatiAnswer<Done>> AssignOperatorAsync(WatiTarget to, string? email, CancellationToken cancellation) =>
        PutConversation(
            to, WatiRoute.AssignOperator, "operator", WatiBodies.Json(new Dictionary<string, string?> { ["assignee_email"] = email }), cancellation);

    public Task<WatiAnswer<Done>> AssignTeamsAsync(WatiTarget to, IReadOnlyList<string> teams, CancellationToken cancellation) =>
        WatiTargets.Person(to) is { } target
            ? Put(WatiRoute.AssignTeams, "contacts/teams", WatiBodies.Json(new { target, teams }), cancellation)
            : Nobody<Done>();

    public Task<WatiAnswer<WatiMedia>> GetMediaAsync(WatiMediaReference media, int maxBytes, CancellationToken cancellation) =>
        WatiMediaReader.GetAsync(transport, account, media, maxBytes, cancellation);

    public Task<WatiAnswer<SentMessage?>> FindSentMessageAsync(string channelPhoneNumber, string localMessageId, CancellationToken cancellation) =>
        Refuse<SentMessage?>(WatiCodes.NotSupported, "V3 has no look-up by our id");

    // The credit balance is missing on some plans; a page of one contact proves the same at a dearer quota.
    public async Task<WatiAnswer<Done>> ProbeAsync(CancellationToken cancellation)
    {
        var credits = await Get(WatiRoute.Probe, "account/credits", WatiReaders.Nothing, cancellation);
        return credits is WatiAnswer<Done>.Rejected { Code: WatiCodes.NotFound }
            ? await Get(WatiRoute.Probe, $"contacts{Page(1, 1)}", json => WatiReaders.Contacts(json).Then(_ => WatiReaders.Nothing(json)), cancellation)
            : credits;
    }

    private static string Page(int page, int pageSize) =>
        WatiQuery.Of(("page_number", page.ToString(CultureInfo.InvariantCulture)), ("page_size", pageSize.ToString(CultureInfo.InvariantCulture)));

    private Task<WatiAnswer<SentMessage>> Send(WatiRoute route, string kind, Func<HttpContent> body, CancellationToken cancellation) =>
        transport.CallAsync(
            account,
            new WatiCall(route, HttpMethod.Post, $"{Root}conversations/messages/{kind}", WatiExpectation.Effect, body),
            WatiReaders.Sent,
            cancellation);

    private Task<WatiAnswer<Done>> PutConversation(WatiTarget to, WatiRoute route, string what, Func<HttpContent> body, CancellationToken cancellation) =>
        WatiQuery.Segment(WatiTargets.Conversation(to)) is { } target
            ? Put(route, $"conversations/{target}/{what}", body, cancellation)
            : Nobody<Done>();

    private Task<WatiAnswer<Done>> Put(WatiRoute route, string address, Func<HttpContent> body, CancellationToken cancellation) =>
        transport.CallAsync(
            account, new WatiCall(route, HttpMethod.Put, Root + address, WatiExpectation.Effect, body), WatiReaders.Nothing, cancellation);

    private Task<WatiAnswer<T>> Get<T>(WatiRoute route, string address, Func<JsonElement, WatiAnswer<T>> read, CancellationToken cancellation) =>
        transport.CallAsync(account, new WatiCall(route, HttpMethod.Get, Root + address, WatiExpectation.Data), read, cancellation);

    private static Task<WatiAnswer<T>> Nobody<T>() => Invalid<T>("the target names nobody that V3 can address");

    private static Task<WatiAnswer<T>> Invalid<T>(string detail) => Refuse<T>(WatiCodes.Invalid, detail);

    private static Task<WatiAnswer<T>> Refuse<T>(string code, string detail) => Task.FromResult<WatiAnswer<T>>(new WatiAnswer<T>.Rejected(code, detail));
}
