using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;

namespace Byoa.Saas.Demo.Play;

/// <summary>A question that reaches the agent a day late, when WhatsApp takes no free word any more: the business's template, or a person.</summary>
internal static class LateQuestionPlay
{
    private static readonly TimeSpan Ago = TimeSpan.FromHours(25);

    public static async Task PlayAtTheShopAsync(Scene nora)
    {
        await nora.WroteAsync("How much is an inspection?", Ago);
        await nora.ReplyAsync();

        await nora.WritesAsync("Yes! And can I rent a bike meanwhile?");
        await nora.ReplyAsync();
    }

    public static async Task PlayAtThePracticeAsync(Scene emil)
    {
        await emil.WroteAsync("Are you open on Friday?", Ago);
        await emil.UntilWithAsync(DentalPractice.Lena);
    }

    public static void VerifyTemplate(Told told, CheckList checks)
    {
        var said = told.Exchanges;
        checks.Equal("messages → replies of the agent", "1→1 1→1", string.Join(' ', said));
        checks.Equal("the template, filled", "Hello Nora, Radhaus has read your question only now. Is it still open?", said[0].Reply);
        checks.Equal("what the agent may send when", "template text", string.Join(' ', said.SelectMany(one => one.ByAgent).Select(entry => entry.Type)));
        checks.Says("the customer writes, and the agent may again", said[1].Reply, "18 EUR a day");
        checks.EqualByScript("model calls", 1, told.Count("model_answered"));
        checks.EqualByScript("the conversation at the platform", "with_agent, 0 hand-offs", $"{told.View.State}, {told.View.Handoffs} hand-offs");
    }

    public static void VerifyHandoff(Told told, CheckList checks)
    {
        checks.Equal("messages → replies of the agent, which has no template", "1→0", string.Join(' ', told.Exchanges));
        checks.Equal("handed to", DentalPractice.Lena, told.Scene.HandedTo);
        checks.Equal("the reason", "window_closed, 0 model calls", $"{told.View.Reason}, {told.Count("model_answered")} model calls");
    }
}
