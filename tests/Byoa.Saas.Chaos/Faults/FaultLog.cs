using System.Globalization;
using System.Text;

namespace Byoa.Saas.Chaos.Faults;

/// <summary>What was done to the system, and when; beside the report, in the run's folder.</summary>
internal sealed class FaultLog : IDisposable
{
    private readonly Lock sync = new();
    private readonly StreamWriter file;

    public FaultLog(string folder)
    {
        Folder = folder;
        file = new StreamWriter(System.IO.Path.Combine(folder, "faults.log"), append: false, Encoding.UTF8) { AutoFlush = true };
    }

    /// <summary>Holds everything a run leaves behind.</summary>
    public string Folder { get; }

    /// <param name="happened">What was done.</param>
    /// <param name="at">When, if not just now: then it may stand behind what came a moment later.</param>
    public void Add(string happened, DateTimeOffset? at = null)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{at ?? TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {happened}");
        lock (sync)
            file.WriteLine(line);
    }

    public void Dispose() => file.Dispose();
}
