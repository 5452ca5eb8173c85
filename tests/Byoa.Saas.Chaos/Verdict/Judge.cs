using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Compares what the customer of one conversation saw with what was owed, and with what the system says it did.</summary>
internal sealed class Judge(Played played, IReadOnlyList<InboxEntry> inbox, IReadOnlyList<Fact> facts, IReadOnlyList<string> businesses, Tally tally)
{
    private static readonly string[] Excuses = ["taken_over", "colleague_wrote", "assigned_to_colleague"];

    private readonly Course course = Course.Of(facts);
    private readonly List<InboxEntry> spoken = [.. inbox.Where(entry => entry.Kind == EntryKind.Agent)];

    public void Rule()
    {
        tally.CustomerMessages += played.Letters.Count;
        tally.Bursts += played.Bursts;
        tally.Replies += course.Owed.InOrder.Where(message => message.State == "accepted").Select(message => message.Parent).Distinct().Count();
        tally.Handoffs += course.Handoffs;
        var words = new Words(spoken, course.Owed);

        foreach (var letter in played.Letters)
            if (LossOf(letter) is { } loss)
                Find(Wrong.Lost, $"{letter.Token} {letter.Form}: {loss}");
        foreach (var token in spoken.SelectMany(entry => Token.In(entry.Text)).GroupBy(token => token).Where(group => group.Count() > 1))
            Find(Wrong.Doubled, $"{token.Key} was answered {token.Count()} times");
        foreach (var twice in words.SentTwice())
            Find(Wrong.Doubled, $"sent twice: {Short(twice)}");
        if (words.FirstOutOfOrder() is { } late)
            Find(Wrong.OutOfOrder, $"read before what was decided earlier: {Short(late)}");
        foreach (var entry in spoken)
            Strangers(entry);
        new HumanPeace(played, inbox, course.Owed, words, tally).Rule();
        new ClosedWindow(played, inbox, course.Owed, tally).Rule();
        if (course.OpenTurns > 0)
            Find(Wrong.UnexplainedSilence, $"{course.OpenTurns} turns never ended");
        if (course.Forgotten > 0)
            Find(Wrong.UnexplainedSilence, $"{course.Forgotten} messages wait for the agent, and no turn runs");
        if (course.Owed.Unsettled > 0)
            Find(Wrong.UnexplainedSilence, $"{course.Owed.Unsettled} effects are still owed");
        tally.UnknownListed.AddRange(course.Owed.InOrder.Where(message => message.State == "abandoned: reply_uncertain").Select(message => $"{played.ConversationId} {message.Id}"));
    }

    private string? LossOf(Letter letter)
    {
        var entry = inbox.First(entry => entry.Id == letter.MessageId);
        if (spoken.Any(said => Token.In(said.Text).Contains(letter.Token)))
            return null;
        if (letter.Late && spoken.Any(ClosedWindow.IsTemplate))
            return null;
        if (course.Holder == Holder.Person && played.IsTheAgents && !AnsweredAfter(letter))
            return "nobody answered, and nobody will: the agent has the chat at Wati, a person on the platform";
        if (entry.Assignee is { } holder && holder != played.Business.Account.AiOperatorEmail)
            return null;
        if (!course.Fates.TryGetValue(letter.MessageId, out var fate))
            return WrittenToByPersonAfter(letter) ? null : "the stream does not know it";
        if (fate.StartsWith("reply ", StringComparison.Ordinal))
            return LossOfReply(letter, fate[6..]);
        if (fate == "waits" || fate.StartsWith("lost", StringComparison.Ordinal))
            return fate;
        if (fate.StartsWith("silence: ", StringComparison.Ordinal) && !Excuses.Contains(fate[9..]))
            return fate;
        // A person had it then: who answered it, unless the chat was given back without a word.
        return course.Holder == Holder.Agent && !WrittenToByPersonAfter(letter) ? $"{fate}, and given back without an answer" : null;
    }

    private bool AnsweredAfter(Letter letter) => inbox.SkipWhile(entry => entry.Id != letter.MessageId).Any(entry => entry.Kind is EntryKind.Agent or EntryKind.Human);

    private bool WrittenToByPersonAfter(Letter letter) => inbox.SkipWhile(entry => entry.Id != letter.MessageId).Any(entry => entry.Kind == EntryKind.Human);

    private string? LossOfReply(Letter letter, string reply)
    {
        var parts = course.Owed.PartsOf(reply).ToList();
        if (parts.FirstOrDefault(part => part.State is "waiting" or "claimed") is { } owed)
            return $"its reply {owed.Id} is still {owed.State}";
        // What could not be delivered went to a person; which only a change of owner or a hand-over does.
        if (parts.Any(part => part.State != "accepted"))
            return null;
        // The simulated model reads no further back than a tool's result. And an attachment may have been unreadable.
        return letter.Form is MessageForm.Text or MessageForm.Image && !course.UsedTools(reply) ? "its reply does not quote it: the model was not shown it last" : null;
    }

    private void Strangers(InboxEntry entry)
    {
        var own = played.Letters.Select(letter => letter.Token).ToHashSet();
        foreach (var token in Token.In(entry.Text).Where(token => !own.Contains(token)))
            Find(Wrong.CrossTenant, $"{token} is not of this conversation");
        foreach (var other in businesses.Where(name => name != played.Business.Name && entry.Text?.StartsWith(name, StringComparison.Ordinal) == true))
            Find(Wrong.CrossTenant, $"spoken as {other}");
    }

    private void Find(Wrong kind, string detail) => tally.Findings.Add(new Finding(kind, played.ConversationId, detail));

    private static string Short(string text) => text.Length <= 90 ? text : $"{text[..90]}…";
}
