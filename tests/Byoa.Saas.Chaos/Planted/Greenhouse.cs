using System.Diagnostics;

namespace Byoa.Saas.Chaos.Planted;

/// <summary>A copy of the repository, in which faults are planted and built, so that nothing of them can be left behind in the original.</summary>
internal sealed class Greenhouse : IDisposable
{
    private const string Solution = "Byoa.Saas.sln";
    private static readonly string[] NotCopied = [".git", "bin", "obj"];

    private readonly string root = Directory.CreateTempSubdirectory("byoa-planted-").FullName;

    public Greenhouse() => Copy(new DirectoryInfo(Original()), root);

    /// <exception cref="InvalidOperationException">The text to change is not there once: the list of faults must be brought up to date.</exception>
    public async Task<PlantedRun> RunAsync(PlantedFault fault, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var originals = fault.Edits.Select(edit => Path.Combine(root, edit.File)).Distinct().ToDictionary(file => file, File.ReadAllText);
        try
        {
            foreach (var edit in fault.Edits)
                Apply(Path.Combine(root, edit.File), edit);
            var project = Path.Combine(root, "tests", "Byoa.Saas.Chaos");
            await DotnetAsync(["build", "-c", "Release", "-v", "quiet", project], mustSucceed: true, cancellation);
            var (exitCode, output) = await DotnetAsync(["run", "-c", "Release", "--no-build", "--project", project, "--", .. arguments], mustSucceed: false, cancellation);
            return new PlantedRun(exitCode, output[^1]);
        }
        finally
        {
            foreach (var (file, text) in originals)
                File.WriteAllText(file, text);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static void Apply(string file, Edit edit)
    {
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (!edit.StandsOnceIn(text))
            throw new InvalidOperationException($"\"{edit.Text.Trim()}\" does not stand in {edit.File} exactly once. Bring {nameof(PlantedFault)}.cs up to date with the code.");
        File.WriteAllText(file, text.Replace(edit.Text, edit.Instead, StringComparison.Ordinal));
    }

    private static string Original()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No {Solution} above {AppContext.BaseDirectory}: faults are planted in a copy of the repository this was built in.");
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(folder => !NotCopied.Contains(folder.Name)))
            Copy(folder, Path.Combine(to, folder.Name));
    }

    private static async Task<(int ExitCode, IReadOnlyList<string> Lines)> DotnetAsync(IReadOnlyList<string> arguments, bool mustSucceed, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (mustSucceed && process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
        return (process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <param name="ExitCode">1 when the program found something wrong.</param>
/// <param name="Json">Its last line.</param>
internal sealed record PlantedRun(int ExitCode, string Json);
