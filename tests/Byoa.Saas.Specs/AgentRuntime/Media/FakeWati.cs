using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

/// <summary>A Wati that only hands out attachments, by a settable callback.</summary>
internal sealed class FakeWati : IWatiClients, IWatiClient
{
    public Func<CancellationToken, Task<WatiAnswer<WatiMedia>>> Media { get; set; } = _ => throw new InvalidOperationException("No attachment is set.");

    public List<(WatiMediaReference Reference, int MaxBytes)> Asked { get; } = [];

    public void Has(byte[] content, string contentType = "application/octet-stream", string? fileName = null) =>
        Answers(new WatiAnswer<WatiMedia>.Accepted(new WatiMedia(contentType, fileName, content)));

    /// <summary>One answer after the other; the last one stays.</summary>
    public void Answers(params WatiAnswer<WatiMedia>[] answers) => Media = _ => Task.FromResult(answers[Math.Min(Asked.Count, answers.Length) - 1]);

    public IWatiClient For(WatiAccount account) => this;

    public Task<WatiAnswer<WatiMedia>> GetMediaAsync(WatiMediaReference media, int maxBytes, CancellationToken cancellation)
    {
        Asked.Add((media, maxBytes));
        return Media(cancellation);
    }

    public Task<WatiAnswer<SentMessage>> SendTextAsync(WatiTarget to, OutgoingText text, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<SentMessage>> SendFileAsync(WatiTarget to, OutgoingFile file, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<SentMessage>> SendButtonsAsync(WatiTarget to, OutgoingButtons buttons, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<SentMessage>> SendListAsync(WatiTarget to, OutgoingList list, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<SentMessage>> SendTemplateAsync(WatiTarget to, OutgoingTemplate template, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<IReadOnlyList<WatiHistoryItem>>> GetMessagesAsync(WatiTarget to, int page, int pageSize, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<WatiAnswer<IReadOnlyList<WatiContact>>> GetContactsAsync(int page, int pageSize, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<WatiAnswer<WatiContact>> GetContactAsync(WatiTarget to, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<Done>> UpdateContactAttributesAsync(WatiTarget to, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<WatiAnswer<Done>> UpdateChatStatusAsync(WatiTarget to, ChatStatus status, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<Done>> AssignOperatorAsync(WatiTarget to, string? email, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<Done>> AssignTeamsAsync(WatiTarget to, IReadOnlyList<string> teams, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<WatiAnswer<SentMessage?>> FindSentMessageAsync(string channelPhoneNumber, string localMessageId, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<WatiAnswer<Done>> ProbeAsync(CancellationToken cancellation) => throw new NotSupportedException();
}
