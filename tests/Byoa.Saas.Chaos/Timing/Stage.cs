using System.Globalization;
using Byoa.Postgres;
using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Faults;
using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Simulators;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Chaos.Timing;

/// <summary>Everything a measurement needs: PostgreSQL, vendors that answer like real ones, replicas with the product's own pauses, tenants.</summary>
internal sealed class Stage : IAsyncDisposable
{
    public static readonly TimeSpan ModelFrom = TimeSpan.FromMilliseconds(800);
    public static readonly TimeSpan ModelUpTo = TimeSpan.FromMilliseconds(1_200);
    public static readonly TimeSpan WatiFrom = TimeSpan.FromMilliseconds(50);
    public static readonly TimeSpan WatiUpTo = TimeSpan.FromMilliseconds(100);

    private readonly Stack<IAsyncDisposable> parts = new();

    public required FaultLog Log { get; init; }

    public string Database { get; private set; } = "";

    public Forwarder Forwarder { get; private set; } = null!;

    public Fleet Fleet { get; private set; } = null!;

    public IReadOnlyList<Business> Businesses { get; private set; } = [];

    public static async Task<Stage> SetAsync(int tenants, int replicas, string? folder, CancellationToken cancellation)
    {
        folder ??= Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"byoa-timing-{Environment.ProcessId}"));
        Directory.CreateDirectory(folder);
        var stage = new Stage { Log = new FaultLog(folder) };
        try
        {
            await stage.SetAsync(tenants, replicas, cancellation);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
        Log.Dispose();
    }

    private async Task SetAsync(int tenants, int replicas, CancellationToken cancellation)
    {
        var postgres = Keep(await LocalPostgres.StartAsync(LocalPostgresOptions.FromEnvironment() with { Durable = true }, cancellation: cancellation));
        Database = await postgres.CreateDatabaseAsync("byoa_timing", cancellation);
        var vendors = Keep(await SimulatedVendors.StartAsync(new SimulatorOptions(), cancellation: cancellation));
        Forwarder = Keep(await Forwarder.StartAsync(cancellation));
        Fleet = Keep(new Fleet(replicas, HostSettings.Plain(Database, Forwarder.Address, vendors.Wati.Origin, vendors.Model.Origin), Log));
        Forwarder.Fleet = Fleet;
        await Fleet.StartAsync(cancellation);
        var wanted = Enumerable.Range(1, tenants).Select(number => new Wanted(string.Create(CultureInfo.InvariantCulture, $"tenant-{number:00}"))).ToList();
        Businesses = await new Provisioning(vendors, new ManagementApi(Fleet)).MakeAsync(wanted, cancellation);
        foreach (var business in Businesses)
        {
            business.Account.Knobs.Set(Knob.Latency("*", WatiFrom, WatiUpTo));
            business.Model.Knobs.Set(Knob.Latency("*", ModelFrom, ModelUpTo));
        }
    }

    private T Keep<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }
}
