namespace Byoa.Saas.Conversations;

/// <summary>The part of the fold that concerns the running turn.</summary>
internal static class TurnFold
{
    public static Conversation.WithAgent Apply(Conversation.WithAgent held, Turn turn, ITurnEvent happened) => happened switch
    {
        HistoryImported e => held with { Thread = Imported(held.Thread, e), Turn = turn with { HistoryFailure = e.Failure } },
        ContactRead e => held with { Turn = turn with { ContactRead = true }, Thread = Met(held.Thread, e) },
        MediaRead e => held with { Turn = turn with { Media = With(turn.Media, e) } },
        ModelCallClaimed e => held with
        {
            Turn = turn with { Call = new ModelCall.Running(e.CallId, e.Answers, e.Runner, e.At), Calls = turn.Calls + 1, Tools = [] },
        },
        ModelAnswered e when turn.Call is ModelCall.Running or ModelCall.Failed && turn.Call.CallId == e.CallId => held with
        {
            Turn = turn with
            {
                Call = new ModelCall.Answered(e.CallId, turn.Call.Answers, e.Text, e.ToolCalls, e.FinishReason),
                FailedCalls = 0,
                Tools = [.. e.ToolCalls.Select(call => new ToolProgress(call, null, null, null))],
                Spoken = e.ToolCalls.Count > 0 ? e.Text ?? turn.Spoken : turn.Spoken,
            },
        },
        ModelCallFailed e when turn.Call?.CallId == e.CallId => held with
        {
            Turn = turn with
            {
                Call = new ModelCall.Failed(e.CallId, turn.Call.Answers, e.Category, e.Code, e.RetryAfter, e.At),
                FailedCalls = turn.FailedCalls + 1,
            },
            Thread = held.Thread with { FailuresInARow = held.Thread.FailuresInARow + 1 },
        },
        ModelAnswered or ModelCallFailed => held,
        // What the other model takes upon itself has not failed, and uses up none of the turn's calls.
        ModelFellBack => held with
        {
            Turn = turn with { Asks = ModelRole.Fallback, Call = null, Calls = turn.Calls - turn.FailedCalls, FailedCalls = 0 },
            Thread = held.Thread with { FailuresInARow = Math.Max(0, held.Thread.FailuresInARow - turn.FailedCalls) },
        },
        ToolCallClaimed e => held with { Turn = turn with { Tools = Each(turn.Tools, e.CallId, tool => tool with { Runner = e.Runner, ClaimedAt = e.At }) } },
        ToolCallFinished e => held with
        {
            Turn = turn with
            {
                Tools = Each(turn.Tools, e.CallId, tool => tool with { Succeeded = e.Succeeded }),
                ResolveAsked = turn.ResolveAsked || (e.Succeeded && e.Tool == ToolNames.Resolve),
            },
            Thread = held.Thread with { FailuresInARow = e.Succeeded ? held.Thread.FailuresInARow : held.Thread.FailuresInARow + 1 },
        },
        DraftSuperseded e => held with { Turn = Discard(turn, e.CallId) with { Superseded = turn.Superseded + 1 } },
        DraftExpired e => held with { Turn = Discard(turn, e.CallId) },
        ReplyDecided e => held with
        {
            Thread = held.Thread.Answered(e.Answers, e.Effects, e.Epoch) with
            {
                FailuresInARow = 0,
                RecentReplies = Rate.AddReply(held.Thread.RecentReplies, e.At),
                LastReplies = [.. held.Thread.LastReplies.TakeLast(Thread.LastRepliesKept - 1), Breaker.MarkOf(e.Effects)],
            },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "The turn's fold does not name this event."),
    };

    private static Turn Discard(Turn turn, string callId) =>
        turn with { Call = new ModelCall.Discarded(callId, turn.Call?.Answers ?? []), Tools = [], ResolveAsked = false, Spoken = null };

    private static Thread Met(Thread thread, ContactRead e) =>
        thread with { Name = e.Name ?? thread.Name, ContactReadAt = e.Failure is null ? e.At : thread.ContactReadAt };

    private static Thread Imported(Thread thread, HistoryImported e)
    {
        var answeredElsewhere = e.Answered.ToHashSet();
        var answeredByPerson = (e.AnsweredByPerson ?? []).ToHashSet();
        // One burst may come in part by webhooks, whose times are whole seconds, and in part by history: within a second, what webhooks brought is older.
        var unanswered = Fold.InOrder(
            thread.Unanswered.Where(pending => (pending.ArrivedWithAgent || !answeredElsewhere.Contains(pending.Message.MessageId)) && !answeredByPerson.Contains(pending.Message.MessageId))
                .Concat(e.Pending.Where(message => !thread.HasSeen(message.MessageId)).Select(message => new UnansweredMessage(message, false))));
        var lastPending = e.Pending.Select(message => (DateTimeOffset?)message.SentAt).Max();
        // A message only history knows is part of a burst as well; its webhook may come later, and counts as seen then.
        List<DateTimeOffset> arrivals = [.. e.Pending.Where(message => !thread.HasSeen(message.MessageId)).Select(message => message.SentAt < e.At ? message.SentAt : e.At)];
        var lastNew = arrivals.DefaultIfEmpty().Max();
        return e.Pending.Select(message => message.MessageId).Concat(e.Told ?? []).Aggregate(thread, (seen, id) => seen.Saw(id)) with
        {
            Unanswered = unanswered,
            HistoryKnown = !e.IsPassing,
            RepliesWait = false,
            HistoryMissed = e.IsPassing,
            GivenAt = e.IsPassing ? thread.GivenAt : thread.GivenBy(e.AssignedAt, e.IsUnlisted),
            ToldAt = e.IsPassing ? thread.ToldAt : null,
            LastArrivalAt = lastNew > thread.LastArrivalAt ? lastNew : thread.LastArrivalAt,
            RecentArrivals = arrivals.Aggregate(thread.RecentArrivals, Rate.AddArrival),
            LastInboundAt = lastPending > thread.LastInboundAt || thread.LastInboundAt is null ? lastPending ?? thread.LastInboundAt : thread.LastInboundAt,
        };
    }

    private static Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> media, MediaRead e) =>
        new(media) { [e.MessageId] = e.Content is MediaContent.Unreadable unreadable ? unreadable.Code : null };

    private static IReadOnlyList<ToolProgress> Each(IReadOnlyList<ToolProgress> tools, string callId, Func<ToolProgress, ToolProgress> change) =>
        [.. tools.Select(tool => tool.Call.CallId == callId ? change(tool) : tool)];
}
