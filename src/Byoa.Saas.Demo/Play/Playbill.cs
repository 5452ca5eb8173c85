using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo.Play;

/// <summary>The conversations, played side by side as they would come.</summary>
internal static class Playbill
{
    /// <summary>Jonas is a customer of both businesses, with one phone.</summary>
    public const string JonasPhone = "4915112345678";

    private const string CarlaPhone = "4915187654321";
    private const string NoraPhone = "4915155501001";
    private const string EmilPhone = "4915155502002";

    public static async Task<IReadOnlyList<Scene>> PerformAsync(
        DemoStage stage, IReadOnlyList<RunningBusiness> businesses, Narrator narrator, CancellationToken cancellation)
    {
        var (shop, practice) = (businesses[0], businesses[1]);
        var repair = Open(shop, JonasPhone, "Jonas", RepairPlay.Verify);
        var plan = Open(practice, JonasPhone, "Jonas", TreatmentPlanPlay.Verify);
        var toothache = Open(practice, CarlaPhone, "Carla", ToothachePlay.Verify);
        var nora = Open(shop, NoraPhone, "Nora", LateQuestionPlay.VerifyTemplate);
        var emil = Open(practice, EmilPhone, "Emil", LateQuestionPlay.VerifyHandoff);
        await Task.WhenAll(
            PlayAsync(repair, RepairPlay.PlayAsync),
            PlayAsync(plan, TreatmentPlanPlay.PlayAsync),
            PlayAsync(toothache, ToothachePlay.PlayAsync),
            PlayAsync(nora, LateQuestionPlay.PlayAtTheShopAsync),
            PlayAsync(emil, LateQuestionPlay.PlayAtThePracticeAsync));
        return [repair, plan, toothache, nora, emil];

        Scene Open(RunningBusiness business, string phone, string name, Action<Told, CheckList> verify)
        {
            var scene = new Scene(business, phone, name, stage.Options.Model is null, cancellation) { Verify = verify };
            narrator.Follow(scene);
            return scene;
        }
    }

    private static async Task PlayAsync(Scene scene, Func<Scene, Task> play)
    {
        try
        {
            await play(scene);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            scene.Stuck = failure.Message;
        }
    }
}
