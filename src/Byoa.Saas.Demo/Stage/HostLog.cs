using System.Globalization;

namespace Byoa.Saas.Demo.Stage;

/// <summary>What the host's processes print: in a file, its end in memory, and on the screen if wanted.</summary>
internal sealed class HostLog : IDisposable
{
    private const int Remembered = 25;

    private readonly Lock sync = new();
    private readonly Queue<string> end = new();
    private readonly StreamWriter file;
    private readonly Action<string>? show;

    public HostLog(Action<string>? show)
    {
        this.show = show;
        Path = System.IO.Path.Combine(
            System.IO.Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"byoa-demo-{Environment.ProcessId}.log"));
        file = new StreamWriter(Path) { AutoFlush = true };
    }

    public string Path { get; }

    /// <summary>Whether somebody has been told to read the file.</summary>
    public bool Keep { get; set; }

    /// <summary>A failure that shows the last lines, and leaves the file to be read.</summary>
    public StageException Failure(string message, string remedy)
    {
        Keep = true;
        lock (sync)
        {
            var lines = string.Join(Environment.NewLine, end.Select(line => $"    {line}"));
            return new StageException(
                $"{message} The end of its log, {Path}:{Environment.NewLine}{Environment.NewLine}{lines}", remedy);
        }
    }

    public void Add(string line)
    {
        lock (sync)
        {
            file.WriteLine(line);
            end.Enqueue(line);
            if (end.Count > Remembered)
                end.Dequeue();
        }

        show?.Invoke(line);
    }

    public void Dispose()
    {
        file.Dispose();
        if (!Keep)
            File.Delete(Path);
    }
}
