namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>Where a request can be held.</summary>
public enum GatePoint
{
    /// <summary>The request has arrived and had no effect yet.</summary>
    BeforeAcceptance,

    /// <summary>The request has taken effect; its caller does not know yet.</summary>
    AfterAcceptance,
}

/// <summary>Holds requests until a test lets them go. Disposing releases them.</summary>
public sealed class Gate : IDisposable
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int arrivals;
    private int left;

    internal Gate(string id, string route, GatePoint point, int times)
    {
        Id = id;
        Route = route;
        Point = point;
        left = times;
    }

    public string Id { get; }

    public string Route { get; }

    public GatePoint Point { get; }

    /// <summary>How many requests it has held so far.</summary>
    public int Arrivals => Volatile.Read(ref arrivals);

    /// <summary>Completes when the first request is held.</summary>
    public Task Reached => reached.Task;

    /// <summary>Lets held and later requests go on.</summary>
    public void Release() => verdict.TrySetResult(true);

    /// <summary>Closes the connections of held requests: before acceptance nothing happened, after it the answer is lost.</summary>
    public void Drop() => verdict.TrySetResult(false);

    public void Dispose() => Release();

    /// <returns>False when the connection is to be closed.</returns>
    internal Task<bool> PassAsync()
    {
        if (Interlocked.Decrement(ref left) < 0)
            return Task.FromResult(true);
        Interlocked.Increment(ref arrivals);
        reached.TrySetResult();
        return verdict.Task;
    }
}
