using Byoa.Saas.Demo.Checks;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo;

/// <summary>One run from the first process to the last.</summary>
internal sealed class DemoRun(DemoOptions options, Screen screen)
{
    private Summary summary = Summary.Nothing;

    public async Task<Summary> RunAsync(CancellationToken stop)
    {
        try
        {
            await using var stage = new DemoStage(options, screen);
            await stage.RunAsync(cancellation => ShowAsync(stage, cancellation), stop);
        }
        catch (StageException failure)
        {
            screen.Failure(failure.Message);
            summary = summary with { Ok = false };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            screen.Line("Stopped.");
        }

        return summary;
    }

    private async Task ShowAsync(DemoStage stage, CancellationToken cancellation)
    {
        using var platform = new PublicApi(stage.Api, stage.PlatformKey);
        var made = await Provisioning.CreateAgencyAsync(stage, platform, cancellation);
        using var agency = new PublicApi(stage.Api, made.ApiKey);
        var businesses = await Provisioning.RegisterAsync(stage, agency, cancellation);
        summary = summary with { Tenants = businesses.Count };

        await using var narrator = new Narrator(screen);
        screen.Heading("The play");
        var scenes = await Playbill.PerformAsync(stage, businesses, narrator, cancellation);
        narrator.CatchUp();

        screen.Heading("The checks");
        var checks = new CheckList(screen, scripted: options.Model is null);
        var told = await Examination.RunAsync(stage, businesses, scenes, checks, cancellation);
        summary = Summary.Of(checks.AllHold, businesses.Count, scenes, told);
        checks.Conclude();
        if (!checks.AllHold)
            stage.KeepLog();
        if (options.Once)
            return;

        Addresses.Show(stage, businesses, scenes, screen);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
    }
}
