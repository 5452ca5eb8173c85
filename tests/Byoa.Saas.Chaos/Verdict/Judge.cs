using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Compares what the customer of one conversation saw with what was owed, and with what the system says it did.</summary>
internal sealed class Judge(Hearing told, IReadOnlyList<string> businesses, Tally tally)
{
    private readonly Course course = Course.Of(told.Facts);
    private readonly List<InboxEntry> spoken = [.. told.Inbox.Where(entry => entry.Kind == EntryKind.Agent)];

    public void Rule()
    {
        tally.CustomerMessages += told.Letters.Count;
        tally.Quoted += told.Letters.Count(IsQuoted);
        tally.Bursts += told.Bursts;
        tally.Replies += course.Owed.InOrder.Where(message => message.State == "accepted").Select(message => message.Parent).Distinct().Count();
        tally.Handoffs += course.Handoffs;
        var words = new Words(spoken, course.Owed);

        foreach (var letter in told.Letters)
            if (LossOf(letter, words) is { } loss)
                Find(Wrong.Lost, $"{letter.Token} {letter.Form}: {loss}");
        foreach (var token in spoken.SelectMany(entry => Token.In(entry.Text)).GroupBy(token => token).Where(group => group.Count() > 1))
            Find(Wrong.Doubled, $"{token.Key} was answered {token.Count()} times");
        foreach (var twice in course.Twice.Where(twice => IsSent(twice.First) && IsSent(twice.Second)))
            Find(Wrong.Doubled, $"{twice.MessageId} has two replies, {twice.First} and {twice.Second}");
        foreach (var twice in words.SentTwice())
            Find(Wrong.Doubled, $"sent twice: {Short(twice)}");
        if (words.FirstOutOfOrder() is { } late)
            Find(Wrong.OutOfOrder, $"read before what was decided earlier: {Short(late)}");
        foreach (var entry in spoken)
            Strangers(entry);
        new HumanPeace(told, course.Owed, words, tally).Rule();
        new ClosedWindow(told, course.Owed, tally).Rule();
        if (course.OpenTurns > 0)
            Find(Wrong.UnexplainedSilence, $"{course.OpenTurns} turns never ended");
        if (course.Forgotten > 0)
            Find(Wrong.UnexplainedSilence, $"{course.Forgotten} messages wait for the agent, and no turn runs");
        if (course.Owed.Unsettled > 0)
            Find(Wrong.UnexplainedSilence, $"{course.Owed.Unsettled} effects are still owed");
        foreach (var listed in told.Unexplained)
            Find(Wrong.UnexplainedSilence, $"the platform lists it as {listed}");
        tally.UnknownListed.AddRange(course.Owed.InOrder.Where(message => message.State == "abandoned: reply_uncertain").Select(message => $"{told.ConversationId} {message.Id}"));
    }

    private bool IsQuoted(Letter letter) => spoken.Any(said => Token.In(said.Text).Contains(letter.Token));

    private string? LossOf(Letter letter, Words words)
    {
        if (IsQuoted(letter))
            return null;
        if (letter.Late && spoken.Any(ClosedWindow.IsTemplate))
            return null;
        if (course.Holder == Holder.Person && told.IsTheAgents && !AnsweredAfter(letter, words))
            return "nobody answered, and nobody will: the agent has the chat at Wati, a person on the platform";
        var (persons, since) = (new Persons(told, course.Returns), told.ToldAt(letter));
        if (persons.TookCareOf(since))
            return null;
        if (!course.Fates.TryGetValue(letter.MessageId, out var fate))
            return "the stream does not know it";
        return fate switch
        {
            { Kind: FateKind.Replied, Detail: var reply } => LossOfReply(letter, reply),
            { Kind: FateKind.AnsweredByPerson } when persons.WroteBetween(since, fate.At) => null,
            { Kind: FateKind.WithPerson } when fate.Detail.StartsWith("handed over", StringComparison.Ordinal) =>
                persons.TookCareOf(persons.GotIt(since > fate.At ? since : fate.At)) ? null : $"{fate.Detail}, and given back without an answer",
            // The person who got it may have got it after others had given it back.
            { Kind: FateKind.WithPerson } or { Kind: FateKind.Silent, Detail: "taken_over" or "colleague_wrote" or "assigned_to_colleague" or "paused" } =>
                persons.TookCareOf(since > fate.At ? since : fate.At) ? null : $"{fate.Detail}, and given back without an answer",
            { Kind: FateKind.Silent } => $"silence: {fate.Detail}",
            _ => fate.Detail,
        };
    }

    /// <summary>By a person, or by a reply decided since: neither what was on its way before nor the word of a hand-over answers anything.</summary>
    private bool AnsweredAfter(Letter letter, Words words) => told.After(letter).Any(entry => entry.Kind == EntryKind.Human
        || (entry.Kind == EntryKind.Agent && words.Of(entry) is { IsHandOver: false } said && said.DecidedAt > told.ToldAt(letter)));

    private string? LossOfReply(Letter letter, string reply)
    {
        var parts = course.Owed.PartsOf(reply).ToList();
        if (parts.FirstOrDefault(part => part.State is "waiting" or "claimed") is { } owed)
            return $"its reply {owed.Id} is still {owed.State}";
        if (parts.FirstOrDefault(part => part.State != "accepted") is { } lost)
            return course.IsGivenUpForNothing(reply) ? $"its reply {lost.Id} was {lost.State}, and nothing followed" : null;
        return course.Quoting.IsSplit(reply) || (letter.Form is MessageForm.Voice or MessageForm.Document && course.Quoting.WasUnread(reply, letter.MessageId))
            ? null
            : "its reply does not quote it: the model was not shown it last";
    }

    private bool IsSent(string reply) => course.Owed.PartsOf(reply).Any(part => part.State == "accepted");

    private void Strangers(InboxEntry entry)
    {
        var own = told.Letters.Select(letter => letter.Token).ToHashSet();
        foreach (var token in Token.In(entry.Text).Where(token => !own.Contains(token)))
            Find(Wrong.CrossTenant, $"{token} is not of this conversation");
        foreach (var other in businesses.Where(name => name != told.Business && entry.Text?.StartsWith(name, StringComparison.Ordinal) == true))
            Find(Wrong.CrossTenant, $"spoken as {other}");
    }

    private void Find(Wrong kind, string detail) => tally.Findings.Add(new Finding(kind, told.ConversationId, detail));

    private static string Short(string text) => text.Length <= 90 ? text : $"{text[..90]}…";
}
