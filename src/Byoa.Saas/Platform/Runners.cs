using System.Collections.Concurrent;
using Wolverine.Runtime;

namespace Byoa.Saas.Platform;

/// <summary>
/// Names those who claim work, and tells whether a claim's owner still lives: in this process by its list, elsewhere by the
/// bus's heartbeats. A frozen process counts as dead after the bus declared it so; claims have leases for its return.
/// </summary>
public sealed class Runners(IWolverineRuntime runtime, Ids ids, TimeProvider time)
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
        var known = await runtime.Storage.Nodes.LoadNodeAsync(nodeId, cancellation);
        return known is not null && known.LastHealthCheck > time.GetUtcNow() - runtime.Options.Durability.StaleNodeTimeout;
    }

    internal void End(string runner) => living.TryRemove(runner, out _);
}

/// <summary>One piece of work's name; disposing of it says the work is over.</summary>
public sealed class Runner(string id, Runners runners) : IDisposable
{
    public string Id { get; } = id;

    public void Dispose() => runners.End(Id);
}
