using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>
/// The steps that learn what the model must know. None of them can fail a turn: what is missing is recorded as missing. Only while Wati refuses the
/// token nothing is recorded: the tenant's access is paused, and the turn put off until it is mended.
/// </summary>
public sealed class GatherContext(IWatiClients wati, HistoryLooks looks, IMediaReader media, AccessPause access, IOptions<TurnOptions> options, TimeProvider time)
{
    private const int TriesOfHistory = 5;
    private const int TriesOfContact = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <returns>When history is to be asked for again, where the tenant may not ask Wati sooner; null when it was read, or is missing for good.</returns>
    public async Task<HistoryWait?> ReadHistoryAsync(TurnContext turn, Conversation.WithAgent held, DateTimeOffset? throttledSince, CancellationToken cancellation)
    {
        var thread = held.Thread;
        var account = turn.Account with { Waited = time.GetUtcNow() - held.Turn!.StartedAt };
        // A question may stand in history alone, told by no webhook: what cannot be read here is never answered.
        var look = await looks.LookAsync(account, thread.Target(turn.ConversationId), turn.ConversationId, HistoryLooks.LargestPage, TriesOfHistory, turn.Bus, cancellation);
        var now = time.GetUtcNow();
        if (look is HistoryLook.Paused)
            return null;
        if (HistoryWait.For(look, thread, throttledSince, options.Value, now) is { } wait)
            return wait;
        var fact = look switch
        {
            HistoryLook.Read read => HistoryReading.Read(turn.TurnId, read, thread, turn.Tenant.Wati.OperatorEmail, turn.Agent.Limits.HistoryMessages, now),
            HistoryLook.Missing missing => HistoryReading.Unreadable(turn.TurnId, missing.Code, !missing.IsFinal, now),
            _ => HistoryReading.Unreadable(turn.TurnId, Codes.Throttled, true, now),
        };
        await turn.RecordAsync(fact with { Demand = thread.HistoryDemands }, cancellation);
        return null;
    }

    public async Task ReadContactAsync(TurnContext turn, Conversations.Thread thread, CancellationToken cancellation)
    {
        var calledAt = time.GetUtcNow();
        var answer = await AskAsync(() => wati.For(turn.Account).GetContactAsync(thread.Target(turn.ConversationId), cancellation), TriesOfContact, cancellation);
        if (await access.IsPausedByAsync(answer, turn.Tenant.Id, WatiCallClass.Contacts, calledAt, turn.ConversationId, turn.Bus, cancellation))
            return;
        var now = time.GetUtcNow();
        var fact = answer is WatiAnswer<WatiContact>.Accepted { Value: var contact }
            ? new ContactRead(turn.TurnId, contact.Name ?? thread.Name, contact.Attributes, null, now)
            : new ContactRead(turn.TurnId, thread.Name, new Dictionary<string, string>(), WatiAnswerCodes.Of(answer), now);
        await turn.RecordAsync(fact, cancellation);
    }

    public async Task ReadMediaAsync(TurnContext turn, CustomerMessage message, CancellationToken cancellation)
    {
        var calledAt = time.GetUtcNow();
        var content = await media.ReadAsync(turn.Account, turn.Agent, message, cancellation);
        if (content is null && await access.PauseAsync(turn.Tenant.Id, WatiCallClass.Others, calledAt, turn.ConversationId, turn.Bus, cancellation))
            return;
        if (content is not (null or MediaContent.Unreadable))
            await access.ConfirmAsync(turn.Tenant.Id, WatiCallClass.Others, turn.ConversationId, turn.Bus, cancellation);
        content ??= new MediaContent.Unreadable(Codes.MediaUnavailable, message.Attachment?.MimeType);
        await turn.RecordAsync(new MediaRead(turn.TurnId, message.MessageId, content, time.GetUtcNow()), cancellation);
    }

    /// <summary>Reads may be repeated, with pauses that double: that catches a passing fault without holding the customer up.</summary>
    private async Task<WatiAnswer<T>> AskAsync<T>(Func<Task<WatiAnswer<T>>> ask, int mostTries, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await ask();
            var pause = answer switch
            {
                WatiAnswer<T>.Throttled throttled => throttled.RetryAfter ?? TimeSpan.FromSeconds(2),
                WatiAnswer<T>.Unknown or WatiAnswer<T>.NotSent => FirstPause * Math.Pow(2, tries - 1),
                _ => (TimeSpan?)null,
            };
            if (tries == mostTries || pause is not { } wait || wait > LongestPause)
                return answer;
            await Task.Delay(wait, time, cancellation);
        }
    }
}
