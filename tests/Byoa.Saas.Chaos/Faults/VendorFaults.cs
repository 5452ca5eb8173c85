using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Chaos.Faults;

/// <summary>What goes wrong at the vendors as long as the run lasts: each fault rare, all of them all the time.</summary>
internal static class VendorFaults
{
    private static readonly string[] Sends = ["sendText", "sendButtons", "sendInteractive", "sendTemplate"];
    private static readonly string[] Reads = ["getMessages", "findMessage", "getContacts", "getMedia"];
    private static readonly string[] Changes = ["assignOperator", "updateStatus", "updateAttributes"];

    public static void Begin(IEnumerable<Business> businesses, FaultLog log)
    {
        foreach (var business in businesses)
        {
            business.Account.Knobs.Strikes += (route, knob) => Tell(business, route, knob, log);
            business.Model.Knobs.Strikes += (route, knob) => log.Add($"model of {business.Name}, {route}: {KnobWords.Of(route, knob)}");
            foreach (var knob in Wati())
                business.Account.Knobs.Set(knob);
            foreach (var knob in Model())
                business.Model.Knobs.Set(knob);
        }
    }

    public static void End(IEnumerable<Business> businesses)
    {
        foreach (var business in businesses)
        {
            business.Account.Knobs.Clear();
            business.Model.Knobs.Clear();
        }
    }

    private static void Tell(Business business, string route, Knob knob, FaultLog log)
    {
        var (at, what) = (TimeProvider.System.GetUtcNow(), $"Wati of {business.Name}, {route}: {KnobWords.Of(route, knob)}");
        if (route == KnobPanel.Webhooks)
            _ = TellOfWebhookAsync(business.Account.Webhooks, what, at, log);
        else
            log.Add(what, at);
    }

    /// <summary>Under the account's lock the fault is chosen before its webhook is listed: whose it is can be told a moment later.</summary>
    private static async Task TellOfWebhookAsync(WebhookPost post, string what, DateTimeOffset at, FaultLog log)
    {
        var place = post.Deliveries.Count;
        IReadOnlyList<WebhookDelivery> listed;
        do
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        while ((listed = post.Deliveries).Count <= place);
        log.Add($"{what}, {listed[place].EventType} of conversation {listed[place].ConversationId}", at);
    }

    private static IEnumerable<Knob> Wati()
    {
        yield return Knob.Latency("*", TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(120));
        foreach (var route in Sends)
        {
            yield return Knob.LostAnswer(route, times: null) with { Probability = 0.03 };
            yield return Knob.ErrorAfterAcceptance(route, times: null) with { Probability = 0.03 };
            yield return new Knob(route, Fault.HtmlPage) { AfterAcceptance = true, Probability = 0.02 };
            yield return Knob.Hang(route, TimeSpan.FromSeconds(7), times: null) with { Probability = 0.01 };
            foreach (var knob in Refusals(route))
                yield return knob;
        }

        foreach (var route in Reads.Concat(Changes))
            foreach (var knob in Refusals(route))
                yield return knob;
        yield return new Knob(KnobPanel.Webhooks, Fault.Duplicate) { Probability = 0.06 };
        yield return new Knob(KnobPanel.Webhooks, Fault.Reorder) { Probability = 0.05, Delay = TimeSpan.FromSeconds(1) };
        yield return new Knob(KnobPanel.Webhooks, Fault.Delay) { Probability = 0.02, Delay = TimeSpan.FromMilliseconds(800) };
        yield return new Knob(KnobPanel.Webhooks, Fault.Delay) { Probability = 0.02, Delay = TimeSpan.FromSeconds(6) };
        yield return new Knob(KnobPanel.Webhooks, Fault.DropAnswer) { Probability = 0.03 };
    }

    private static IEnumerable<Knob> Refusals(string route)
    {
        yield return Knob.ErrorBeforeAcceptance(route, times: null) with { Probability = 0.02 };
        yield return Knob.HtmlPage(route, times: null) with { Probability = 0.02 };
        yield return Knob.TooManyRequests(route, TimeSpan.FromSeconds(1), times: null) with { Probability = 0.02 };
        yield return Knob.TooManyRequests(route, times: null) with { Probability = 0.02 };
    }

    private static IEnumerable<Knob> Model()
    {
        yield return Knob.Latency("*", TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(1_500));
        yield return Knob.ErrorBeforeAcceptance("*", times: null) with { Probability = 0.02 };
        yield return Knob.TooManyRequests("*", TimeSpan.FromSeconds(1), times: null) with { Probability = 0.02 };
        yield return Knob.LostAnswer("*", times: null) with { Probability = 0.02 };
        yield return new Knob("*", Fault.MalformedJson) { Probability = 0.01 };
    }
}
