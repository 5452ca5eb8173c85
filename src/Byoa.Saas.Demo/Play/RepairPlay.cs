using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;

namespace Byoa.Saas.Demo.Play;

/// <summary>A broken derailleur: text, burst, photo, voice note, the mechanic for a while, and the agent again.</summary>
internal static class RepairPlay
{
    public static async Task PlayAsync(Scene jonas)
    {
        await jonas.WritesAsync("Hi! Where can I park when I come to you?");
        await jonas.ReplyAsync();

        await jonas.WritesAsync("Are you open on Saturday?");
        await jonas.WritesAsync("And how much is an inspection?");
        await jonas.WritesAsync("It's an e-bike by the way");
        await jonas.ReplyAsync();

        await jonas.Customer.SendsImageAsync(caption: "This happened on the way home. Can I still ride it?");
        await jonas.ReplyAsync();

        await jonas.SpeaksAsync("Oh no. Could I bring it in on Thursday, and the inspection at the same time?");
        await jonas.ReplyAsync();

        await jonas.WritesAsync("The motor also makes a grinding noise. Can the mechanic tell me what that is?");
        await jonas.UntilWithAsync(Radhaus.Ann);

        await jonas.ColleagueWritesAsync(Radhaus.Ann, "Hi Jonas, Ann from the workshop. Does it grind under load only, or all the time?");
        await jonas.WritesAsync("Only uphill");
        await jonas.ColleagueWritesAsync(Radhaus.Ann, "Then it is most likely the chainring. I will look at it on Thursday. Our assistant is here for the rest.");
        await jonas.GiveBackAsync();

        await jonas.WritesAsync("Great. Can I rent something meanwhile?");
        await jonas.ReplyAsync();

        await jonas.WritesAsync("Perfect, that's all. Bye!");
        await jonas.UntilSolvedAsync();
    }

    public static void Verify(Told told, CheckList checks)
    {
        var jonas = told.Scene.Customer;
        var said = told.Exchanges;
        checks.Equal("messages → replies of the agent", "1→1 3→1 1→1 1→1 1→1 1→0 1→1 1→1", string.Join(' ', said));
        checks.Says("a question gets its answer", said[0].Reply, "parking in the yard");
        checks.Says("a burst of three gets one reply to all three", said[1].Reply, "Saturday from 9 to 14", "89 EUR", "e-bikes");
        checks.Says("the photo was looked at", said[2].Reply, "derailleur bent into the spokes");
        checks.Says("the voice note was heard", said[3].Reply, "Thursday suits us");
        checks.EqualByScript($"contact attribute {Radhaus.DayAttribute}", "Thursday", jonas.Attributes.GetValueOrDefault(Radhaus.DayAttribute));
        checks.Equal("handed to", Radhaus.Ann, told.Scene.HandedTo);
        checks.Says($"contact attribute {Radhaus.SummaryAttribute}", jonas.Attributes.GetValueOrDefault(Radhaus.SummaryAttribute), "grinding noise");
        checks.Says("given back, the agent goes on", said[^2].Reply, "18 EUR a day");
        checks.EqualByScript("the chat at Wati", "solved", jonas.Status);
        checks.EqualByScript("the conversation at the platform", "resolved, 1 hand-off", $"{told.View.State}, {told.View.Handoffs} hand-off");
    }
}
