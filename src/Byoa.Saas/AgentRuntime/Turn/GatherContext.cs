using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>The steps that learn what the model must know. None of them can fail a turn: what is missing is recorded as missing.</summary>
public sealed class GatherContext(IWatiClients wati, IMediaReader media, TimeProvider time)
{
    private const int HistoryPage = 50;

    public async Task ReadHistoryAsync(TurnContext turn, Conversations.Thread thread, CancellationToken cancellation)
    {
        var answer = await AskTwice(() => wati.For(turn.Account).GetMessagesAsync(thread.Target(turn.ConversationId), 1, HistoryPage, cancellation), cancellation);
        var now = time.GetUtcNow();
        var fact = answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var items }
            ? HistoryReading.Read(turn.TurnId, items, thread, turn.Agent.Limits.HistoryMessages, now)
            : HistoryReading.Unreadable(turn.TurnId, WatiAnswerCodes.Of(answer), now);
        await turn.RecordAsync(fact, cancellation);
    }

    public async Task ReadContactAsync(TurnContext turn, Conversations.Thread thread, CancellationToken cancellation)
    {
        var answer = await AskTwice(() => wati.For(turn.Account).GetContactAsync(thread.Target(turn.ConversationId), cancellation), cancellation);
        var now = time.GetUtcNow();
        var fact = answer is WatiAnswer<WatiContact>.Accepted { Value: var contact }
            ? new ContactRead(turn.TurnId, contact.Name ?? thread.Name, contact.Attributes, null, now)
            : new ContactRead(turn.TurnId, thread.Name, new Dictionary<string, string>(), WatiAnswerCodes.Of(answer), now);
        await turn.RecordAsync(fact, cancellation);
    }

    public async Task ReadMediaAsync(TurnContext turn, CustomerMessage message, CancellationToken cancellation)
    {
        var content = await media.ReadAsync(turn.Account, turn.Agent, message, cancellation);
        await turn.RecordAsync(new MediaRead(turn.TurnId, message.MessageId, content, time.GetUtcNow()), cancellation);
    }

    /// <summary>Reads may be repeated; one second try catches a passing fault without holding the customer up.</summary>
    private async Task<WatiAnswer<T>> AskTwice<T>(Func<Task<WatiAnswer<T>>> ask, CancellationToken cancellation)
    {
        var answer = await ask();
        var pause = answer switch
        {
            WatiAnswer<T>.Throttled throttled => throttled.RetryAfter ?? TimeSpan.FromSeconds(2),
            WatiAnswer<T>.Unknown or WatiAnswer<T>.NotSent => TimeSpan.FromMilliseconds(500),
            _ => (TimeSpan?)null,
        };
        if (pause is not { } wait || wait > TimeSpan.FromSeconds(10))
            return answer;
        await Task.Delay(wait, time, cancellation);
        return await ask();
    }
}
