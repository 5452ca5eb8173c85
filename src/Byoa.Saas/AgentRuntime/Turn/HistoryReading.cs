using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>Makes sense of Wati's history: what was said, what still waits for an answer.</summary>
public static class HistoryReading
{
    /// <summary>A question of Friday evening waits on Monday still, though its session window is closed; for an older one nobody waits.</summary>
    private static readonly TimeSpan OldestPending = TimeSpan.FromHours(72);

    /// <summary>How Wati is seen to sign what no person wrote; a guess, since it is not documented.</summary>
    private static readonly HashSet<string> AutomationNames = new(["Bot", "API", "System"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Neither a question nor an answer.</summary>
    private const string Reaction = "reaction";

    /// <param name="turnId">The turn that asked.</param>
    /// <param name="read">What was read of it.</param>
    /// <param name="thread">What the stream knows already.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    /// <param name="most">How many earlier messages the model is shown.</param>
    /// <param name="now">Now.</param>
    public static HistoryImported Read(string turnId, HistoryLook.Read read, Conversations.Thread thread, string? agentEmail, int most, DateTimeOffset now)
    {
        var assignedAt = Assignments.LatestToAgent(read.NewestFirst, thread.AgentName, agentEmail)?.At;
        var isUnlisted = read.ReachesBackTo <= thread.GivenAt && Assignments.Latest(read.NewestFirst) is null;
        var messages = read.NewestFirst.Where(item => item.Kind == WatiHistoryKind.Message && item.Id is not null && item.Type != Reaction).Reverse().ToList();
        // A word of ours answers what it was decided for and nothing else, which the stream knows; a colleague's answers all before it. An automation's
        // answers what the customer went on from; at the end of all it may be a greeting.
        var lastPersonsWord = messages.FindLastIndex(item => item.FromBusiness && !IsOurs(item, thread) && IsPersons(item, thread));
        var lastOfCustomer = messages.FindLastIndex(item => !item.FromBusiness);
        var lastWord = Math.Max(
            messages.FindLastIndex(item => item.FromBusiness && !IsOurs(item, thread) && !MayBeAutomations(item)),
            messages[..(lastOfCustomer + 1)].FindLastIndex(item => item.FromBusiness && !IsOurs(item, thread)));
        List<string> beforePerson = [.. messages.Take(lastPersonsWord + 1).Where(item => !item.FromBusiness).Select(item => item.Id!)];
        List<string> answered = [.. messages.Take(lastWord + 1).Where(item => !item.FromBusiness).Select(item => item.Id!)];
        // What was written to a person long ago stands on no page any more.
        var past = lastWord >= 0 && messages[lastWord].At > now - OldestPending ? messages[lastWord].At : now - OldestPending;
        answered.AddRange(thread.Unanswered.Where(pending => !pending.ArrivedWithAgent && pending.Message.SentAt < past)
            .Select(pending => pending.Message.MessageId).Except(messages.Select(item => item.Id!)));
        List<string> answeredByPerson = [.. thread.Unanswered.Select(pending => pending.Message.MessageId).Where(beforePerson.Contains)];
        var waiting = thread.Unanswered.Where(pending => pending.ArrivedWithAgent || !answered.Contains(pending.Message.MessageId))
            .Select(pending => pending.Message.MessageId).Except(answeredByPerson).ToHashSet();
        var pending = messages.Skip(lastWord + 1)
            .Where(item => !item.FromBusiness && item.At > now - OldestPending && (waiting.Contains(item.Id!) || !thread.HasSeen(item.Id!))).ToList();
        return new HistoryImported(
            turnId,
            [.. messages.Where(item => !pending.Contains(item) && !waiting.Contains(item.Id!)).TakeLast(most).Select(item => Past(item, thread))],
            [.. pending.Select(Pending)],
            answered,
            null,
            now)
        {
            AssignedAt = assignedAt,
            IsUnlisted = isUnlisted,
            AnsweredByPerson = answeredByPerson is [] ? null : answeredByPerson,
            Told = [.. messages.Where((item, index) => item.FromBusiness ? IsPast(item, thread, thread.GivenBy(assignedAt, isUnlisted)) : index < lastPersonsWord).Select(item => item.Id!)],
        };
    }

    private static bool IsOurs(WatiHistoryItem item, Conversations.Thread thread) =>
        thread.IsOurs(item.LocalMessageId, item.Id, item.WhatsappMessageId) || thread.MayBeOurs(item.Text, item.IsTemplate, item.At);

    /// <summary>A colleague's word since the chat was given to the agent is to put it to sleep, once a webhook tells of it.</summary>
    private static bool IsPast(WatiHistoryItem item, Conversations.Thread thread, DateTimeOffset givenAt) => !IsPersons(item, thread) || IsOurs(item, thread) || item.At < givenAt;

    /// <summary>What nobody signed, and a template, may be an automation's: a question before it may still be told by a webhook, and then is the agent's.</summary>
    private static bool IsPersons(WatiHistoryItem item, Conversations.Thread thread) =>
        !MayBeAutomations(item) && !string.Equals(item.OperatorName, thread.AgentName, StringComparison.OrdinalIgnoreCase);

    private static bool MayBeAutomations(WatiHistoryItem item) =>
        item.IsTemplate || item.OperatorName is not { Length: > 0 } author || AutomationNames.Contains(author.Trim());

    public static HistoryImported Unreadable(string turnId, string failure, bool isPassing, DateTimeOffset now) => new(turnId, [], [], [], failure, now) { IsPassing = isPassing };

    private static PastMessage Past(WatiHistoryItem item, Conversations.Thread thread) =>
        new(item.FromBusiness, item.OperatorName, item.Text is { Length: > 0 } text ? text : $"[{item.Type ?? "message"}]", item.At)
        {
            ByPerson = item.FromBusiness && IsPersons(item, thread) && !IsOurs(item, thread),
        };

    private static CustomerMessage Pending(WatiHistoryItem item)
    {
        var kind = KindOf(item.Type);
        return new CustomerMessage(
            item.Id!, kind, item.Text, item.Media is null ? null : new Attachment(item.Media, null, null, item.Type ?? "text"),
            item.WhatsappMessageId, null, null, item.At);
    }

    private static MessageKind KindOf(string? type) => type switch
    {
        "text" or null => MessageKind.Text,
        "image" => MessageKind.Image,
        "video" => MessageKind.Video,
        "voice" or "audio" => MessageKind.Voice,
        "document" => MessageKind.Document,
        "sticker" => MessageKind.Sticker,
        "location" => MessageKind.Location,
        "contacts" => MessageKind.ContactCard,
        "button" or "interactive" => MessageKind.Choice,
        "order" => MessageKind.Order,
        _ => MessageKind.Other,
    };
}
