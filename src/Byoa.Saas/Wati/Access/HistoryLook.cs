using Byoa.Saas.Wati.Limits;
using Wolverine;

namespace Byoa.Saas.Wati.Access;

/// <summary>What a look into a chat's history came to. A closed family: only <see cref="Read"/> says anything of the chat.</summary>
public abstract record HistoryLook
{
    private HistoryLook() { }

    public sealed record Read(IReadOnlyList<WatiHistoryItem> NewestFirst) : HistoryLook
    {
        /// <summary>Everything since then was seen: the beginning of time where there is nothing older.</summary>
        public DateTimeOffset ReachesBackTo { get; init; }

        internal static Read Of(IReadOnlyList<WatiHistoryItem> newestFirst, bool goesOn) => new(newestFirst)
        {
            ReachesBackTo = goesOn
                ? newestFirst.Where(item => item.At != DateTimeOffset.UnixEpoch).Select(item => item.At).DefaultIfEmpty(DateTimeOffset.MaxValue).Min()
                : DateTimeOffset.MinValue,
        };
    }

    /// <summary>Wati, or our own limit, says when to come again. It is no failure, and costs no try.</summary>
    public sealed record Later(TimeSpan Wait) : HistoryLook
    {
        /// <summary>Wati takes such calls; only those of the tenant's other chats come first.</summary>
        public bool IsInLine { get; init; }
    }

    /// <summary>Wati refuses the token; the tenant's access is paused, and whoever looks is put off with all others.</summary>
    public sealed record Paused : HistoryLook;

    /// <summary>It could not be read; <paramref name="Code"/> says why, for a person.</summary>
    public sealed record Missing(string Code, bool IsFinal) : HistoryLook;

    /// <param name="answer">Wati's.</param>
    /// <param name="page">How many items were asked for.</param>
    /// <param name="isPaused">For a refused token: whether the tenant's access is paused for it. Otherwise only a scope is missing, or this chat is closed to it.</param>
    public static HistoryLook Of(WatiAnswer<IReadOnlyList<WatiHistoryItem>> answer, int page, bool isPaused) => answer switch
    {
        WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var items } => Read.Of(items, items.Count >= page),
        WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Throttled throttled => new Later(HistoryLooks.WaitOf(throttled.RetryAfter)) { IsInLine = throttled.IsInLine },
        WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Credential when isPaused => new Paused(),
        _ => new Missing(
            WatiAnswerCodes.Of(answer), answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Rejected or WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Credential),
    };
}

/// <summary>Looks into history for all who must know what was said or who has a chat, so that all take a failed look for the same.</summary>
public sealed class HistoryLooks(IWatiClients wati, AccessPause access, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan UnnamedWait = TimeSpan.FromSeconds(2);
    private const int MostPages = 3;

    /// <summary>As many items as Wati gives at once: more of them cost no further call.</summary>
    public const int LargestPage = 100;

    /// <summary>Reads on until a time is reached, or for a few pages: what was not reached says nothing.</summary>
    /// <param name="account">Whose history; every page asks for leave to call itself.</param>
    /// <param name="to">The chat.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="since">What happened since then is of interest.</param>
    /// <param name="bus">Tells the tenant's other work that the token is refused.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public async Task<HistoryLook> LookBackAsync(
        WatiAccount account, WatiTarget to, string conversationId, DateTimeOffset since, IMessageBus bus, CancellationToken cancellation)
    {
        List<WatiHistoryItem> seen = [];
        for (var page = 1; ; page++)
        {
            var look = await LookAsync(account, to, conversationId, (page, LargestPage), 1, bus, cancellation);
            if (look is not HistoryLook.Read read)
                return look;
            seen.AddRange(read.NewestFirst);
            if (read.ReachesBackTo <= since || page == MostPages)
                return new HistoryLook.Read(seen) { ReachesBackTo = read.ReachesBackTo };
        }
    }

    /// <summary>Looks at the newest page.</summary>
    /// <param name="account">Whose history.</param>
    /// <param name="to">The chat.</param>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="page">How many items, newest first.</param>
    /// <param name="tries">Looks in all before the answer counts: with pauses that double, which catches a passing fault.</param>
    /// <param name="bus">Tells the tenant's other work that the token is refused.</param>
    /// <param name="cancellation">Stops the looking.</param>
    public Task<HistoryLook> LookAsync(
        WatiAccount account, WatiTarget to, string conversationId, int page, int tries, IMessageBus bus, CancellationToken cancellation) =>
        LookAsync(account, to, conversationId, (1, page), tries, bus, cancellation);

    private async Task<HistoryLook> LookAsync(
        WatiAccount account, WatiTarget to, string conversationId, (int Number, int Size) page, int tries, IMessageBus bus, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            var calledAt = time.GetUtcNow();
            var answer = await wati.For(account).GetMessagesAsync(to, page.Number, page.Size, cancellation);
            var look = HistoryLook.Of(
                answer,
                page.Size,
                answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Credential && await IsPausedAsync(account, calledAt, conversationId, bus, cancellation));
            var pause = look switch
            {
                HistoryLook.Later later => later.Wait,
                HistoryLook.Missing { IsFinal: false } => FirstPause * Math.Pow(2, tried - 1),
                _ => (TimeSpan?)null,
            };
            if (look is HistoryLook.Read)
                await access.ConfirmAsync(account.Tenant, WatiCallClass.Messages, conversationId, bus, cancellation);
            if (tried == tries || pause is not { } wait || wait > LongestPause)
                return look;
            await Task.Delay(wait, time, cancellation);
        }
    }

    /// <summary>Wati refused the token at a call for history.</summary>
    /// <returns>False when only a scope is missing, or this chat is closed to the token.</returns>
    public Task<bool> IsPausedAsync(WatiAccount account, DateTimeOffset calledAt, string conversationId, IMessageBus bus, CancellationToken cancellation) =>
        access.PauseAsync(account.Tenant, WatiCallClass.Messages, calledAt, conversationId, bus, cancellation);

    public static TimeSpan WaitOf(TimeSpan? named) => named ?? UnnamedWait;

    /// <summary>Many are sent away at once, and must not all come back at once.</summary>
    /// <param name="wait">As it was named.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan Spread(TimeSpan wait, double jitter) => wait * (1 + (jitter / 4));
}
