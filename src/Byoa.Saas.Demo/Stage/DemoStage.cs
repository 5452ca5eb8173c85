using System.Diagnostics;
using System.Globalization;
using Byoa.Postgres;
using Byoa.Saas.Simulators;

namespace Byoa.Saas.Demo.Stage;

/// <summary>Everything the demo starts, in order, and stops, in the other.</summary>
internal sealed class DemoStage(DemoOptions options, Screen screen) : IAsyncDisposable
{
    private static readonly TimeSpan HostReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan HealthLook = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource hostDied = new();
    private readonly HostLog log = new(options.Verbose ? screen.Line : null);
    private LocalPostgres? postgres;
    private SimulatedVendors? vendors;
    private HostProcess? host;
    private PublicApi? agency;

    public DemoOptions Options => options;

    public Screen Screen => screen;

    public SimulatedVendors Vendors => vendors!;

    public string Database { get; private set; } = "";

    public Uri Api { get; private set; } = new("http://127.0.0.1/");

    public string PlatformKey { get; } = HostSettings.NewPlatformKey();

    /// <summary>Keeps a client until the end.</summary>
    public PublicApi Owned(PublicApi client) => agency = client;

    /// <summary>Runs the work, and ends it with the reason when the host dies meanwhile.</summary>
    /// <exception cref="StageException">The host died.</exception>
    public async Task WatchedAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, hostDied.Token);
        try
        {
            await work(either.Token);
        }
        catch (Exception failure) when (hostDied.IsCancellationRequested && !stop.IsCancellationRequested && failure is not StageException)
        {
            throw HostEnded(await host!.Ended);
        }
    }

    public async Task SetUpAsync(CancellationToken cancellation)
    {
        screen.Heading("Byoa.Saas demo: PostgreSQL, a simulated Wati, the host, two businesses");
        await StartPostgresAsync(cancellation);
        await StartVendorsAsync(cancellation);
        Api = new Uri($"http://127.0.0.1:{Ports.ForApi(options.Port).ToString(CultureInfo.InvariantCulture)}");
        var settings = HostSettings.For(
            Database, Api, PlatformKey, Vendors.Wati.Origin,
            new Uri(options.Model?.BaseUrl ?? new Uri(Vendors.Model.Origin, "v1").AbsoluteUri), options.Model?.Key ?? Provisioning.PlatformModelKey);
        await MigrateAsync(settings, cancellation);
        await StartHostAsync(settings, cancellation);
    }

    /// <summary>Says where the log is, and leaves it there.</summary>
    public void KeepLog()
    {
        log.Keep = true;
        screen.Line($"The host's log: {log.Path}");
    }

    public async ValueTask DisposeAsync()
    {
        agency?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (vendors is not null)
            await vendors.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        log.Dispose();
        hostDied.Dispose();
    }

    private async Task StartPostgresAsync(CancellationToken cancellation)
    {
        try
        {
            screen.Step("PostgreSQL", "looking for one …");
            postgres = await LocalPostgres.StartAsync(
                LocalPostgresOptions.FromEnvironment() with { Durable = false }, line => screen.Step("", line), cancellation);
            Database = await postgres.CreateDatabaseAsync("byoa_demo", cancellation);
        }
        catch (PostgresUnavailableException failure)
        {
            throw new StageException(
                failure.Message, "install PostgreSQL or start Docker, or name a server: BYOA_POSTGRES=\"Host=…;Username=…;Password=…\"");
        }
        catch (Exception failure) when (failure is ArgumentException or Npgsql.NpgsqlException)
        {
            throw new StageException(failure.Message, "look at BYOA_POSTGRES and BYOA_POSTGRES_WAY; the user must be allowed to create databases.");
        }
    }

    private async Task StartVendorsAsync(CancellationToken cancellation)
    {
        try
        {
            vendors = await SimulatedVendors.StartAsync(
                new SimulatorOptions { WatiPort = Ports.ForWati(), ModelPort = Ports.ForModel() }, cancellation: cancellation);
        }
        catch (IOException failure)
        {
            throw new StageException($"The simulators cannot listen: {failure.Message}", "start the demo again; it takes other ports.");
        }

        screen.Step("Wati", $"simulated at {vendors.Wati.Origin}");
        screen.Step("Model", options.Model?.ToString() ?? $"simulated at {new Uri(vendors.Model.Origin, "v1")}");
    }

    private async Task MigrateAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        screen.Step("Database", "bringing it to this build's schema …");
        await using var migration = HostProcess.Start("migrate", settings, log);
        if (await migration.Ended.WaitAsync(cancellation) is not 0 and var code)
            throw Failed($"The migration ended with code {code}.", "read the lines above; BYOA_POSTGRES must name a PostgreSQL of version 14 or later.");
    }

    private async Task StartHostAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        screen.Step("Host", "starting …");
        var clock = Stopwatch.StartNew();
        host = HostProcess.Start("run", settings, log);
        _ = host.Ended.ContinueWith(_ => hostDied.Cancel(), TaskScheduler.Default);
        using var client = new HttpClient { BaseAddress = Api };
        while (!await IsReadyAsync(client, cancellation))
        {
            if (clock.Elapsed > HostReadyWithin)
                throw Failed($"The host was not ready within {HostReadyWithin.TotalSeconds} seconds.", "see the log; on a busy machine, try again.");
            await Task.Delay(HealthLook, TimeProvider.System, cancellation);
        }

        screen.Step("", $"ready at {Api} after {clock.Elapsed.TotalSeconds:0.0} s, process {host.Id}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private StageException HostEnded(int code) => Failed(
        $"The host ended unexpectedly, with code {code}.", "see the log; when another program has taken its port, name one with --port.");

    private StageException Failed(string message, string remedy)
    {
        log.Keep = true;
        return new StageException($"{message} Its last lines, of {log.Path}:{Environment.NewLine}{Environment.NewLine}{log.End}", remedy);
    }
}
