using System.Globalization;
using Byoa.Postgres;
using Byoa.Saas.Simulators;
using Npgsql;

namespace Byoa.Saas.Demo.Stage;

/// <summary>Everything the demo starts, in order, and stops, in the other.</summary>
internal sealed class DemoStage(DemoOptions options, Screen screen) : IAsyncDisposable
{
    private readonly HostLog log = new(options.Verbose ? screen.Line : null);
    private LocalPostgres? postgres;
    private SimulatedVendors? vendors;
    private RunningHost? host;

    public DemoOptions Options => options;

    public Screen Screen => screen;

    public SimulatedVendors Vendors => vendors!;

    public string Database { get; private set; } = "";

    public Uri Api { get; private set; } = new("http://127.0.0.1/");

    public string PlatformKey { get; } = HostSettings.NewPlatformKey();

    /// <summary>Sets everything up, and does the work as long as the host runs.</summary>
    /// <exception cref="StageException">Something is missing, or the host ended.</exception>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken stop)
    {
        screen.Heading("Byoa.Saas demo: PostgreSQL, a simulated Wati, the host, two businesses");
        await StartPostgresAsync(stop);
        await StartVendorsAsync(stop);
        Api = new Uri($"http://127.0.0.1:{Ports.ForApi(options.Port).ToString(CultureInfo.InvariantCulture)}");
        var settings = HostSettings.For(
            Database, Api, PlatformKey, Vendors.Wati.Origin,
            new Uri(options.Model?.BaseUrl ?? SimulatedModel), options.Model?.Key ?? Provisioning.PlatformModelKey);
        await MigrateAsync(settings, stop);

        screen.Step("Host", "starting …");
        host = new RunningHost(settings, log);
        await host.WhileItRunsAsync(
            async cancellation =>
            {
                var took = await host.UntilReadyAsync(Api, cancellation);
                screen.Step("", $"ready at {Api} after {took.TotalSeconds:0.0} s, process {host.ProcessId}");
                await work(cancellation);
            },
            stop);
    }

    /// <summary>Says where the log is, and leaves it there.</summary>
    public void KeepLog()
    {
        log.Keep = true;
        screen.Line($"  The host's log: {log.Path}");
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (vendors is not null)
            await vendors.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
        log.Dispose();
    }

    private string SimulatedModel => new Uri(Vendors.Model.Origin, "v1").AbsoluteUri;

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
        catch (Exception failure) when (failure is ArgumentException or NpgsqlException)
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
        screen.Step("Model", options.Model?.ToString() ?? $"simulated at {SimulatedModel}");
    }

    private async Task MigrateAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellation)
    {
        screen.Step("Database", "bringing it to this build's schema …");
        await using var migration = HostProcess.Start("migrate", settings, log);
        if (await migration.Ended.WaitAsync(cancellation) is not 0 and var code)
            throw log.Failure($"The migration ended with code {code}.", "read the log; BYOA_POSTGRES must name a PostgreSQL of version 14 or later.");
    }
}
