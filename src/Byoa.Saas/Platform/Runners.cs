using System.Collections.Concurrent;
using Npgsql;
using Wolverine.Runtime;

namespace Byoa.Saas.Platform;

/// <summary>
/// Names those who claim work, and tells whether a claim's owner still lives: in this process by its list, elsewhere by the bus's heartbeats.
/// These are written by the database's clock and judged by it, so that no machine's clock has a say. The bus strikes nodes off by the clock of
/// whoever looks: machines whose clocks differ by more than its time-out less one heartbeat, four seconds, strike each other off, and the struck
/// come back with their next heartbeat. One struck off, like one frozen, counts as dead meanwhile; claims have leases for its return.
/// </summary>
public sealed class Runners(IWolverineRuntime runtime, Ids ids, NpgsqlDataSource database)
{
    private readonly ConcurrentDictionary<string, byte> living = new();

    /// <summary>A name for one piece of work, living until it is disposed of.</summary>
    public Runner Begin()
    {
        var id = $"{runtime.Options.UniqueNodeId:N}/{ids.New()}";
        living[id] = 0;
        return new Runner(id, this);
    }

    public async Task<bool> IsAliveAsync(string runner, CancellationToken cancellation)
    {
        var node = runner.Split('/')[0];
        if (node == runtime.Options.UniqueNodeId.ToString("N"))
            return living.ContainsKey(runner);
        if (!Guid.TryParseExact(node, "N", out var nodeId))
            return false;
        await using var heard = database.CreateCommand("select exists (select 1 from wolverine.wolverine_nodes where id = $1 and health_check > now() - $2)");
        heard.Parameters.AddWithValue(nodeId);
        heard.Parameters.AddWithValue(runtime.Options.Durability.StaleNodeTimeout);
        return await heard.ExecuteScalarAsync(cancellation) is true;
    }

    internal void End(string runner) => living.TryRemove(runner, out _);
}

/// <summary>One piece of work's name; disposing of it says the work is over.</summary>
public sealed class Runner(string id, Runners runners) : IDisposable
{
    public string Id { get; } = id;

    public void Dispose() => runners.End(Id);
}
