using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>
/// What was said when the session window was closed: one template for a question that was told too late, and no free word, which is brought to
/// nobody. That the question got a template or a person is ruled with all other messages.
/// </summary>
internal sealed class ClosedWindow(Hearing told, OwedMessages owed, Tally tally)
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(24);

    public void Rule()
    {
        var (templates, late) = (told.Inbox.Count(IsTemplate), told.Letters.Count(letter => letter.Late));
        (tally.LateQuestions, tally.Templates) = (tally.LateQuestions + late, tally.Templates + templates);
        if (templates > late)
            Find(Wrong.Doubled, $"{templates} templates for {late} questions that came too late");
        // The window never closes while a customer is played: the first attempt is the one that may have been too early.
        foreach (var message in owed.InOrder.Where(message => !message.IsTemplate && message.FirstClaimed is { } claimed && IsClosed(claimed)))
            Find(Wrong.Lost, $"{message.Id} was said into a closed window");
    }

    public static bool IsTemplate(InboxEntry entry) => entry is { Kind: EntryKind.Agent, Type: "template" };

    private bool IsClosed(DateTimeOffset at) => !told.Inbox.Any(entry => entry.Kind == EntryKind.Customer && entry.At <= at && at < entry.At + Length);

    private void Find(Wrong kind, string detail) => tally.Findings.Add(new Finding(kind, told.ConversationId, detail));
}
