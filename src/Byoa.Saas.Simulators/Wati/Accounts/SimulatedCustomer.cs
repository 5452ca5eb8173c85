using Byoa.Saas.Simulators.Samples;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>A customer of the business, with a phone in hand. Every act returns the id of the message it made.</summary>
public sealed class SimulatedCustomer
{
    internal SimulatedCustomer(SimulatedAccount account, Conversation conversation)
    {
        Account = account;
        Conversation = conversation;
    }

    public SimulatedAccount Account { get; }

    public string? Phone => Conversation.Contact.WaId;

    public string Name => Conversation.Contact.Name;

    public string ConversationId => Conversation.Id;

    public string ContactId => Conversation.Contact.Id;

    /// <summary>Null before the first message; changes when the chat is opened again.</summary>
    public string? TicketId => Account.InBook(_ => Conversation.TicketId);

    /// <summary>E-mail of the assignee; null for nobody or a team.</summary>
    public string? Assignee => Account.InBook(_ => Conversation.Assignee?.Email);

    /// <summary>open, pending, solved or block.</summary>
    public string Status => Account.InBook(_ => Conversation.Status.ToString().ToLowerInvariant());

    /// <summary>The contact's custom attributes.</summary>
    public IReadOnlyDictionary<string, string> Attributes =>
        Account.InBook(_ => new Dictionary<string, string>(Conversation.Contact.Attributes));

    internal Conversation Conversation { get; }

    public Task<string> WritesAsync(string text, string? quoting = null) => Sends(e => e with { Text = text, ReplyTo = quoting });

    /// <summary>A message from so long ago that reaches Wati, and whoever hears of it, only now.</summary>
    public Task<string> WroteAsync(string text, TimeSpan ago) => Sends(e => e with { Text = text, At = e.At - ago });

    /// <summary>A photo; by default one of a broken derailleur.</summary>
    public Task<string> SendsImageAsync(byte[]? content = null, string? caption = null, string fileName = "photo.png") =>
        SendsFileAsync("image", content ?? SampleMedia.BrokenDerailleur(), fileName, caption);

    /// <summary>A voice note in which the simulated transcription hears <paramref name="words"/>.</summary>
    public Task<string> SendsVoiceAsync(string words) => SendsVoiceAsync(SampleVoice.Saying(words));

    public Task<string> SendsVoiceAsync(byte[] content) => SendsFileAsync("voice", content, "voice.ogg", null);

    /// <summary>A document; by default the dental practice's treatment plan.</summary>
    public Task<string> SendsDocumentAsync(byte[]? content = null, string fileName = "treatment-plan.pdf", string? caption = null) =>
        SendsFileAsync("document", content ?? SampleMedia.TreatmentPlan(), fileName, caption);

    /// <summary>Any type with a file, such as video or sticker.</summary>
    public Task<string> SendsFileAsync(string type, byte[] content, string fileName, string? caption = null)
    {
        var file = Account.Book.Media.Add(type, fileName, content);
        return Sends(e => e with { Type = type, Text = caption, Media = file.Path, FileName = fileName });
    }

    /// <summary>Any type without content, such as order, contacts or media_placeholder.</summary>
    public Task<string> SendsOtherAsync(string type, string? text = null) => Sends(e => e with { Type = type, Text = text });

    public Task<string> SendsLocationAsync(double latitude, double longitude, string? name = null, string? address = null) =>
        Sends(e => e with
        {
            Type = "location",
            Text = FormattableString.Invariant($"https://maps.google.com/?q={latitude},{longitude}"),
            Place = new Place(latitude, longitude, name, address),
        });

    /// <summary>Reacts to our last message, or to the one named; an empty emoji takes the reaction back.</summary>
    public Task<string> ReactsAsync(string emoji, string? to = null) => Sends(e => e with
    {
        Type = "reaction",
        Text = emoji,
        Emoji = emoji,
        ReplyTo = to ?? Conversation.Entries.FindLast(x => x.FromBusiness)?.WhatsappMessageId,
    });

    /// <summary>Taps a button or list row of our last message that offers it.</summary>
    /// <exception cref="InvalidOperationException">None of our messages offers it.</exception>
    public async Task<string> TapsAsync(string title)
    {
        var offer = Transcript().LastOrDefault(x => x.FromBusiness && x.Choices.Any(c => c.Title == title))
            ?? throw new InvalidOperationException("No message of ours offers this choice.");
        return await Sends(e => e with
        {
            Type = offer.ChoiceStyle == ChoiceStyle.Template ? "button" : "interactive",
            Text = title,
            Chosen = offer.Choices.First(c => c.Title == title),
            ChoiceStyle = offer.ChoiceStyle,
            ReplyTo = offer.WhatsappMessageId,
        });
    }

    public IReadOnlyList<InboxEntry> Transcript() => Account.Transcript(this);

    /// <inheritdoc cref="SimulatedAccount.WaitForAsync"/>
    public Task<IReadOnlyList<InboxEntry>> WaitForAsync(
        Func<IReadOnlyList<InboxEntry>, bool> condition, TimeSpan? timeout = null, CancellationToken cancellation = default) =>
        Account.WaitForAsync(this, condition, timeout, cancellation);

    /// <summary>Waits until our side has written after the customer's last message, and gives that answer.</summary>
    public async Task<InboxEntry> WaitForReplyAsync(TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        var entries = await WaitForAsync(
            all => all.LastOrDefault(e => e.Kind != EntryKind.Event) is { Kind: EntryKind.Agent }, timeout, cancellation);
        return entries.Last(e => e.Kind == EntryKind.Agent);
    }

    private Task<string> Sends(Func<InboxEntry, InboxEntry> shape) =>
        Account.InBook(_ => Task.FromResult(Account.Desk.CustomerSends(Conversation, shape).Id));
}
