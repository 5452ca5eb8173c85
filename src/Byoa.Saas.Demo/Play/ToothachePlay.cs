using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;

namespace Byoa.Saas.Demo.Play;

/// <summary>Pain: the practice's policy hands over before a model is asked, and a person keeps the chat.</summary>
internal static class ToothachePlay
{
    public static async Task PlayAsync(Scene carla)
    {
        await carla.WritesAsync("Hello, a tooth hurts since last night and I can hardly sleep");
        await carla.UntilWithAsync(DentalPractice.Lena);
        await carla.ColleagueWritesAsync(DentalPractice.Lena, "Hello Carla, this is Lena. Can you be here at 11? Dr. Weber will see you between two patients.");
        await carla.WritesAsync("Yes, thank you so much, see you at 11");
    }

    public static void Verify(Told told, CheckList checks)
    {
        var said = told.Exchanges;
        checks.Equal("messages → replies of the agent, silent once a person has the chat", "1→1 1→0", string.Join(' ', said));
        checks.Equal("the customer is told", DentalPractice.Promise, said[0].Reply);
        checks.Equal("handed to", DentalPractice.Lena, told.Scene.HandedTo);
        checks.Equal("the reason, without a model's help", "keyword, 0 model calls", $"{told.View.Reason}, {told.Count("model_answered")} model calls");
        checks.Equal("the conversation at the platform", $"with_human, {DentalPractice.Lena}", $"{told.View.State}, {told.View.Operator}");
    }
}
