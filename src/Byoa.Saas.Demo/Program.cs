using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;

namespace Byoa.Saas.Demo;

/// <summary>Sets up the whole product on this machine, plays conversations on it, and checks what came of them.</summary>
internal static class DemoProgram
{
    public static async Task<int> Main(string[] args)
    {
        var clock = Stopwatch.StartNew();
        if (DemoOptions.Read(args, new ConfigurationBuilder().AddEnvironmentVariables().Build()) is not { } options)
            return DemoOptions.ShowUsage();

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var screen = new Screen(options.Colours);
        var summary = await new DemoRun(options, screen).RunAsync(stop.Token);
        if (options.Once)
            screen.Line(summary.ToJson(clock.Elapsed));
        return summary.Ok ? 0 : 1;

        void End(PosixSignalContext signal)
        {
            // Without this the process would end before what it started.
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
