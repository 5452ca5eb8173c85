using System.Globalization;

namespace Byoa.Postgres.Private;

/// <summary>initdb and pg_ctl on one private folder.</summary>
internal sealed class PostgresControl(ServerBinaries binaries, PrivateFolder folder, string? account)
{
    /// <summary>From the server's own pid file, so null while it stands still.</summary>
    public int? ProcessId
    {
        get
        {
            try
            {
                var first = File.ReadLines(Path.Combine(folder.Data, "postmaster.pid")).FirstOrDefault();
                return int.TryParse(first, CultureInfo.InvariantCulture, out var id) ? id : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <exception cref="ServerStartException">initdb failed.</exception>
    public async Task InitializeAsync(string user, string password, CancellationToken cancellation)
    {
        var passwordFile = Path.Combine(folder.Root, "password");
        await File.WriteAllTextAsync(passwordFile, password, cancellation);
        // The account must read what we wrote, whatever our umask; nobody else enters the folder.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        // The C locale exists everywhere, so that text sorts the same on every machine.
        string[] arguments =
            ["-D", folder.Data, "-U", user, "--pwfile", passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"];
        var initialized = await Run(binaries.InitDb!, arguments).RunAsync(cancellation);
        File.Delete(passwordFile);
        if (!initialized.Succeeded)
            throw new ServerStartException($"initdb failed: {initialized.LastLine}");
    }

    // This file is read last and is there already, so that writing it keeps its owner.
    public Task ConfigureAsync(string settings, CancellationToken cancellation) =>
        File.WriteAllTextAsync(Path.Combine(folder.Data, "postgresql.auto.conf"), settings, cancellation);

    /// <summary>Returns when the server accepts connections, recovery included.</summary>
    /// <exception cref="ServerStartException">It did not start; the message holds the end of its log.</exception>
    public async Task StartAsync(CancellationToken cancellation)
    {
        var start = PgCtl("start", "-l", folder.Log, "-w", "-t", "60", "-s") with { CaptureOutput = false };
        var started = await start.RunAsync(cancellation);
        if (!started.Succeeded)
            throw new ServerStartException($"the server did not start: {await EndOfLogAsync(started, cancellation)}");
    }

    /// <exception cref="ServerStartException">It did not stop.</exception>
    public async Task StopImmediatelyAsync(CancellationToken cancellation)
    {
        var stopped = await TryStopAsync(cancellation);
        if (!stopped.Succeeded)
            throw new ServerStartException($"the server did not stop: {stopped.LastLine}");
    }

    /// <summary>Fails without harm where no server runs.</summary>
    public Task<CommandResult> TryStopAsync(CancellationToken cancellation) =>
        PgCtl("stop", "-m", "immediate", "-w", "-t", "30", "-s").RunAsync(cancellation);

    private Command PgCtl(string action, params string[] arguments) =>
        Run(binaries.PgCtl!, [action, "-D", folder.Data, .. arguments]);

    private Command Run(string program, IReadOnlyList<string> arguments) =>
        new(program, arguments) { Account = account, Folder = folder.Root };

    private async Task<string> EndOfLogAsync(CommandResult started, CancellationToken cancellation)
    {
        if (!File.Exists(folder.Log))
            return started.LastLine;

        var lines = await File.ReadAllLinesAsync(folder.Log, cancellation);
        return string.Join(" | ", lines.TakeLast(5));
    }
}
