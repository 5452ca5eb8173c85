using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;

namespace Byoa.Saas.Demo.Play;

/// <summary>A treatment plan as PDF, times to choose from, an appointment.</summary>
internal static class TreatmentPlanPlay
{
    public static async Task PlayAsync(Scene jonas)
    {
        await jonas.WritesAsync("Good morning, until when are you open on Friday?");
        await jonas.ReplyAsync();

        await jonas.Customer.SendsDocumentAsync(caption: "This is what I was given. What do I have to pay myself?");
        await jonas.ReplyAsync();

        await jonas.WritesAsync("Yes please");
        var offer = await jonas.ReplyAsync();

        await (offer.Choices.Count > 0 ? jonas.Customer.TapsAsync(offer.Buttons[offer.Choices.Count / 2]) : jonas.WritesAsync("Tuesday 14:30"));
        await jonas.ReplyAsync();

        await jonas.WritesAsync("No, that's all. Thank you!");
        await jonas.UntilSolvedAsync();
    }

    public static void Verify(Told told, CheckList checks)
    {
        var jonas = told.Scene.Customer;
        var said = told.Exchanges;
        checks.Equal("messages → replies of the agent", "1→1 1→1 1→1 1→1 1→1", string.Join(' ', said));
        checks.Says("a question gets its answer", said[0].Reply, "Friday from 8 to 13");
        checks.Says("the PDF was read", said[1].Reply, "tooth 36", "612.40 EUR", "325.40 EUR");
        checks.EqualByScript("choices offered", "Mon 09:00, Tue 14:30, Thu 17:00", string.Join(", ", said[2].ByAgent.SelectMany(entry => entry.Buttons)));
        checks.Says("the choice tapped is confirmed", said[3].Reply, "Tue 14:30");
        checks.EqualByScript(
            $"contact attribute {DentalPractice.AppointmentAttribute}", "Tue 14:30", jonas.Attributes.GetValueOrDefault(DentalPractice.AppointmentAttribute));
        checks.EqualByScript("the chat at Wati", "solved", jonas.Status);
        checks.EqualByScript("the conversation at the platform", "resolved, 0 hand-offs", $"{told.View.State}, {told.View.Handoffs} hand-offs");
    }
}
