using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo.Checks;

/// <summary>Asks both sides what happened, and holds it against what should have.</summary>
internal static class Examination
{
    private static readonly TimeSpan SettlesWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <returns>What the platform told of the conversations that came to their end.</returns>
    public static async Task<IReadOnlyList<Told>> RunAsync(
        DemoStage stage, IReadOnlyList<RunningBusiness> businesses, IReadOnlyList<Scene> scenes, CheckList checks, CancellationToken cancellation)
    {
        List<Told> told = [];
        foreach (var scene in scenes)
        {
            checks.About($"{scene.Customer.Name} at {scene.Business.About.Name}");
            if (scene.Stuck is { } reason)
                checks.That("the conversation comes to its end", false, "every step of the play", reason);
            else
                told.Add(await ExamineAsync(scene, checks, cancellation));
        }

        checks.About("Between the businesses");
        await IsolationChecks.RunAsync(stage, businesses, scenes, checks, cancellation);
        return told;
    }

    private static async Task<Told> ExamineAsync(Scene scene, CheckList checks, CancellationToken cancellation)
    {
        var told = await WhenSettledAsync(scene, cancellation);
        scene.Verify(told, checks);
        TimelineChecks.Run(told, checks);
        return told;
    }

    /// <summary>The platform records an outcome after Wati shows it, so the last fact may be on its way still.</summary>
    private static async Task<Told> WhenSettledAsync(Scene scene, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(SettlesWithin);
        while (true)
        {
            var (api, tenant, id) = (scene.Business.Agency, scene.Business.Tenant, scene.Customer.ConversationId);
            var told = new Told(
                scene,
                (await api.ConversationsAsync(tenant, cancellation)).First(view => view.Id == id),
                await api.TimelineAsync(tenant, id, cancellation));
            if (told.IsSettled || limit.IsCancellationRequested)
                return told;
            await Task.Delay(Look, TimeProvider.System, cancellation);
        }
    }
}
