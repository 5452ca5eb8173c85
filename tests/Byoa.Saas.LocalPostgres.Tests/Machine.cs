using System.Diagnostics;
using Byoa.Postgres.Private;

namespace Byoa.Postgres.Tests;

internal static class Machine
{
    /// <summary>Skips the test where PostgreSQL only comes in a container.</summary>
    public static ServerBinaries NeedsServerPrograms()
    {
        var folder = InstalledBinaries.Find().FirstOrDefault();
        Assert.SkipWhen(folder is null, "No PostgreSQL server programs are installed here.");
        return new ServerBinaries(folder!);
    }

    public static bool Runs(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>
    /// Passes when the process is gone, which may be a moment after its pid file:
    /// whoever inherited it has to notice.
    /// </summary>
    public static async Task ShouldBeGoneAsync(int processId)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (ArgumentException)
        {
        }
    }
}
