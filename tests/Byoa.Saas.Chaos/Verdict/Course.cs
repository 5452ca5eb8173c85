namespace Byoa.Saas.Chaos.Verdict;

internal enum Holder { Nobody, Agent, Person, Resolved }

/// <summary>
/// The course of a conversation, followed through its timeline by rules of our own: who had it, what became of each message,
/// what was owed to Wati. Written from the meaning of the facts, not from the host's fold, which it checks.
/// </summary>
internal sealed class Course
{
    private readonly Dictionary<string, bool> waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> fates = new(StringComparer.Ordinal);
    private readonly HashSet<string> openTurns = new(StringComparer.Ordinal);
    private readonly HashSet<string> turnsWithTools = new(StringComparer.Ordinal);
    private readonly HashSet<string> repliesWithTools = new(StringComparer.Ordinal);
    private bool questioned;

    private Course() { }

    public Holder Holder { get; private set; }

    public OwedMessages Owed { get; } = new();

    public int Handoffs { get; private set; }

    /// <summary>Messages by Wati's id, and what became of each in a word.</summary>
    public IReadOnlyDictionary<string, string> Fates => fates;

    /// <summary>Turns begun and never ended.</summary>
    public int OpenTurns => openTurns.Count;

    /// <summary>Messages that wait for the agent while no turn runs.</summary>
    public int Forgotten => Holder == Holder.Agent && openTurns.Count == 0 ? waiting.Count : 0;

    /// <summary>Whether nothing more will happen by itself.</summary>
    public bool AtRest => openTurns.Count == 0 && !questioned && Owed.Unsettled == 0;

    /// <summary>Whether a tool was used on the way to a reply: then its burst stands in two parts before the model.</summary>
    public bool UsedTools(string reply) => repliesWithTools.Contains(reply);

    public static Course Of(IReadOnlyList<Fact> facts)
    {
        var course = new Course();
        foreach (var fact in facts)
            course.Follow(fact);
        return course;
    }

    private void Follow(Fact fact)
    {
        switch (fact.Type)
        {
            case "customer_message_received":
                Arrived(fact.Body.GetProperty("message").GetProperty("messageId").GetString()!, Holder == Holder.Agent);
                break;
            case "history_imported":
                History(fact);
                break;
            case "agent_took_chat":
                (Holder, questioned) = (Holder.Agent, false);
                openTurns.Clear();
                Owed.Taken(fact.Number("epoch"));
                break;
            case "turn_started":
                openTurns.Add(fact.Text("turnId"));
                break;
            case "turn_ended":
                openTurns.Remove(fact.Text("turnId"));
                if (fact.Is("outcome", "silent"))
                    Settle($"silence: {fact.Text("reason")}", forget: false);
                break;
            case "tool_call_finished":
                turnsWithTools.Add(fact.Text("turnId"));
                break;
            case "reply_decided" or "template_decided":
                Replied(fact);
                break;
            case "handed_to_person":
                Handoffs++;
                LeftToPerson(fact, $"handed over: {fact.Text("reason")}");
                Owed.Decided(fact, "handoffId");
                break;
            case "agent_stood_down":
                LeftToPerson(fact, $"taken over: {fact.Text("reason")}");
                break;
            case "conversation_resolved":
                Holder = Holder.Resolved;
                Owed.ChangedOwner(fact.Number("epoch"));
                Owed.Decided(fact, "reason");
                Settle("lost: resolved unanswered", forget: true);
                break;
            case "reassignment_noticed":
                questioned = Holder == Holder.Person;
                break;
            case "reassignment_dismissed" or "take_over_renewed":
                questioned = false;
                break;
            case "effect_abandoned" when fact.Is("reason", "owner_changed"):
                Owed.Follow(fact, Holder);
                Dropped(fact.Text("effectId"));
                break;
            default:
                Owed.Follow(fact, Holder);
                break;
        }
    }

    private void Arrived(string id, bool withAgent)
    {
        waiting[id] = withAgent;
        fates[id] = Holder == Holder.Person ? "written to a person" : "waits";
    }

    private void History(Fact fact)
    {
        var answered = fact.Texts("answered").ToHashSet();
        foreach (var id in waiting.Where(item => !item.Value && answered.Contains(item.Key)).Select(item => item.Key).ToList())
        {
            waiting.Remove(id);
            fates[id] = "answered by a person";
        }

        foreach (var id in fact.Items("pending").Select(message => message.GetProperty("messageId").GetString()!).Where(id => !fates.ContainsKey(id)))
            Arrived(id, false);
    }

    private void Replied(Fact fact)
    {
        foreach (var id in fact.Texts("answers"))
        {
            waiting.Remove(id);
            fates[id] = $"reply {fact.Text("replyId")}";
        }

        // A template may be decided without a turn, and has no words of the model's.
        if (fact.Type == "reply_decided" && turnsWithTools.Contains(fact.Text("turnId")))
            repliesWithTools.Add(fact.Text("replyId"));
        Owed.Decided(fact, "replyId");
    }

    /// <summary>A reply that was dropped before its first part was sent has answered nothing.</summary>
    private void Dropped(string effect)
    {
        if (Owed.ReplyBegunBy(effect) is not { } reply)
            return;
        foreach (var id in fates.Where(fate => fate.Value == $"reply {reply}").Select(fate => fate.Key).ToList())
        {
            waiting[id] = false;
            fates[id] = Holder == Holder.Agent ? "waits" : "its reply was dropped for a person";
        }
    }

    private void LeftToPerson(Fact fact, string fate)
    {
        Holder = Holder.Person;
        questioned = false;
        openTurns.Clear();
        Owed.ChangedOwner(fact.Number("epoch"));
        Settle(fate, forget: false);
        foreach (var id in waiting.Keys.ToList())
            waiting[id] = false;
    }

    private void Settle(string fate, bool forget)
    {
        foreach (var id in waiting.Keys)
            fates[id] = fate;
        if (forget)
            waiting.Clear();
    }
}
