namespace Byoa.Saas.Chaos.Verdict;

/// <summary>
/// Which messages a reply need not quote. The simulated model repeats the customer's last words without a break: not what stands before a tool's result when
/// more came after it, nor an attachment that could not be read.
/// </summary>
internal sealed class Quoting
{
    private readonly Dictionary<string, long> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private readonly HashSet<(string Reply, string Message)> unread = [];
    private readonly HashSet<string> split = new(StringComparer.Ordinal);
    private List<long> tools = [];
    private long asked;

    public bool IsSplit(string reply) => split.Contains(reply);

    public bool WasUnread(string reply, string message) => unread.Contains((reply, message));

    public void Arrived(string message, Fact fact) => places[message] = Place(fact);

    public void Follow(Fact fact, IEnumerable<string> waiting)
    {
        switch (fact.Type)
        {
            case "turn_started" or "draft_superseded" or "draft_expired":
                tools = [];
                break;
            // What waits is told anew, and before what the turn's tools said, or are yet to say.
            case "history_imported" when fact.TextOrNone("failure") is null:
                foreach (var message in waiting)
                    places[message] = Place(fact);
                asked = Place(fact) + 1;
                tools = [.. tools.Select(_ => asked)];
                break;
            case "model_answered":
                asked = Place(fact);
                break;
            // The calls stand where the model made them.
            case "tool_call_finished":
                tools.Add(asked);
                break;
            case "media_read" when fact.Body.GetProperty("content").GetProperty("is").GetString() == "unreadable":
                unreadable.Add(fact.Text("messageId"));
                break;
            case "media_read":
                unreadable.Remove(fact.Text("messageId"));
                break;
            case "reply_decided":
                Decided(fact.Text("replyId"), [.. fact.Texts("answers")]);
                break;
        }
    }

    private void Decided(string reply, List<string> answers)
    {
        foreach (var message in answers.Where(unreadable.Contains))
            unread.Add((reply, message));
        var stand = answers.Select(message => places.GetValueOrDefault(message)).ToList();
        if (tools.Any(place => stand.Any(one => one < place) && stand.Any(one => one > place)))
            split.Add(reply);
    }

    private static long Place(Fact fact) => fact.Version * 2;
}
