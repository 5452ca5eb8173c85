namespace Byoa.Saas.Chaos.Verdict;

internal enum Holder { Nobody, Agent, Person, Resolved }

/// <summary>
/// The course of a conversation, followed through its timeline by rules of our own: who had it, what became of each message,
/// what was owed to Wati. Written from the meaning of the facts, not from the host's fold, which it checks.
/// </summary>
internal sealed class Course
{
    private readonly Dictionary<string, bool> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Fate> fates = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> returns = [];
    private readonly HashSet<string> unrescued = new(StringComparer.Ordinal);
    private readonly HashSet<string> openTurns = new(StringComparer.Ordinal);
    private readonly List<AnsweredTwice> twice = [];
    private int leftOpen;
    private bool questioned;
    private DateTimeOffset personSince;

    private Course() { }

    public Holder Holder { get; private set; }

    public OwedMessages Owed { get; } = new();

    public int Handoffs { get; private set; }

    /// <summary>What became of each message, by Wati's id.</summary>
    public IReadOnlyDictionary<string, Fate> Fates => fates;

    /// <summary>When the agent took the chat from a person.</summary>
    public IReadOnlyList<DateTimeOffset> Returns => returns;

    /// <summary>Turns begun and never ended, whoever has the chat by now.</summary>
    public int OpenTurns => openTurns.Count + leftOpen;

    /// <summary>Messages that wait for the agent while no turn runs.</summary>
    public int Forgotten => Holder == Holder.Agent && openTurns.Count == 0 ? waiting.Count : 0;

    /// <summary>Whether a reply was given up, and neither a person nor a template followed. That another reply did, the fates tell.</summary>
    public bool IsGivenUpForNothing(string reply) => unrescued.Contains(reply);

    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool AtRest => openTurns.Count == 0 && !questioned && Owed.Unsettled == 0;

    public Quoting Quoting { get; } = new();

    /// <summary>Messages for which another reply was decided although the one before was not dropped.</summary>
    public IReadOnlyList<AnsweredTwice> Twice => twice;

    public static Course Of(IReadOnlyList<Fact> facts)
    {
        var course = new Course();
        foreach (var fact in facts)
            course.Follow(fact);
        return course;
    }

    private void Follow(Fact fact)
    {
        Quoting.Follow(fact, waiting.Keys);
        switch (fact.Type)
        {
            case "customer_message_received":
                Arrived(fact.Body.GetProperty("message").GetProperty("messageId").GetString()!, Holder == Holder.Agent, fact);
                break;
            case "history_imported":
                History(fact);
                break;
            case "agent_took_chat":
                if (Holder == Holder.Person)
                    returns.Add(fact.At);
                (Holder, questioned) = (Holder.Agent, false);
                LeaveTurns();
                Owed.Taken(fact.Number("epoch"));
                break;
            case "turn_started":
                openTurns.Add(fact.Text("turnId"));
                break;
            case "turn_ended":
                openTurns.Remove(fact.Text("turnId"));
                if (fact.Is("outcome", "silent"))
                    Settle(new Fate(FateKind.Silent, fact.Text("reason"), fact.At), forget: false);
                break;
            case "reply_decided" or "template_decided":
                Replied(fact);
                break;
            case "handed_to_person":
                Handoffs++;
                LeftToPerson(fact, $"handed over: {fact.Text("reason")}");
                Owed.Decided(fact, "handoffId");
                break;
            case "agent_stood_down" or "agent_paused":
                LeftToPerson(fact, $"taken over: {fact.Text("reason")}");
                break;
            case "conversation_resolved":
                Holder = Holder.Resolved;
                Owed.ChangedOwner(fact.Number("epoch"));
                Owed.Decided(fact, "reason");
                Settle(new Fate(FateKind.Closed, "the chat was closed, and it was not answered", fact.At), forget: true);
                break;
            case "reassignment_noticed":
                questioned = Holder == Holder.Person;
                break;
            case "take_over_renewed":
                questioned = false;
                Owed.Renewed();
                break;
            case "reassignment_dismissed":
                questioned = false;
                break;
            case "effect_abandoned" or "effect_refused":
                GivenUp(fact, fact.Type == "effect_abandoned" ? fact.Is("reason", "owner_changed") : Owed.IsOfEarlierOwner(fact.Text("effectId")));
                Owed.Follow(fact, Holder);
                break;
            default:
                Owed.Follow(fact, Holder);
                break;
        }
    }

    private void Arrived(string id, bool withAgent, Fact fact)
    {
        Quoting.Arrived(id, fact);
        waiting[id] = withAgent;
        fates[id] = Holder == Holder.Person ? new Fate(FateKind.WithPerson, "written to a person", fact.At) : Waits(fact.At);
    }

    private void History(Fact fact)
    {
        // What it shows before a person's word is the person's, whether or not a webhook ever told of it.
        foreach (var id in fact.Texts("answered").Concat(fact.TextsOrNone("told")).Where(id => !waiting.GetValueOrDefault(id)).Concat(fact.TextsOrNone("answeredByPerson")).ToList())
            if (waiting.Remove(id) || !fates.ContainsKey(id))
                fates[id] = new Fate(FateKind.AnsweredByPerson, "taken for answered by a person, who wrote nothing after it", fact.At);

        foreach (var id in fact.Items("pending").Select(message => message.GetProperty("messageId").GetString()!).Where(id => !fates.ContainsKey(id)))
            Arrived(id, false, fact);
    }

    private void Replied(Fact fact)
    {
        foreach (var id in fact.Texts("answers"))
        {
            waiting.Remove(id);
            if (fates.GetValueOrDefault(id) is { Kind: FateKind.Replied } before)
                twice.Add(new AnsweredTwice(id, before.Detail, fact.Text("replyId")));
            fates[id] = new Fate(FateKind.Replied, fact.Text("replyId"), fact.At);
        }

        if (fact.Type == "template_decided")
            unrescued.Clear();
        Owed.Decided(fact, "replyId");
    }

    /// <summary>A reply that was dropped for another owner before its first part was sent has answered nothing.</summary>
    private void GivenUp(Fact fact, bool dropped)
    {
        var effect = fact.Text("effectId");
        if (Holder != Holder.Person && Owed.ParentOf(effect) is { } lost)
            unrescued.Add(lost);
        if (!dropped || Owed.ReplyBegunBy(effect) is not { } reply)
            return;
        foreach (var id in fates.Where(fate => fate.Value is { Kind: FateKind.Replied } replied && replied.Detail == reply).Select(fate => fate.Key).ToList())
        {
            waiting[id] = false;
            fates[id] = Holder == Holder.Person ? new Fate(FateKind.WithPerson, "its reply was dropped for a person", personSince) : Waits(fact.At);
        }
    }

    private void LeftToPerson(Fact fact, string how)
    {
        Holder = Holder.Person;
        questioned = false;
        personSince = fact.TimeOrNone("since") ?? fact.At;
        LeaveTurns();
        unrescued.Clear();
        Owed.ChangedOwner(fact.Number("epoch"));
        Settle(new Fate(FateKind.WithPerson, how, personSince), forget: false);
        foreach (var id in waiting.Keys.ToList())
            waiting[id] = false;
    }

    /// <summary>Whoever takes a chat ends the turn that runs, and says so: one that is open still was left without a reason.</summary>
    private void LeaveTurns()
    {
        leftOpen += openTurns.Count;
        openTurns.Clear();
    }

    private void Settle(Fate fate, bool forget)
    {
        foreach (var id in waiting.Keys)
            fates[id] = fate;
        if (forget)
            waiting.Clear();
    }

    private static Fate Waits(DateTimeOffset since) => new(FateKind.Waits, "it waits still", since);
}
