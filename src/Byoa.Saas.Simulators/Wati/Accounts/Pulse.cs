namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>Wakes everybody who waits for a change.</summary>
internal sealed class Pulse
{
    private TaskCompletionSource next = Fresh();

    /// <summary>Take it before looking at the state, so that no change falls between the look and the wait.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Beat() => Interlocked.Exchange(ref next, Fresh()).TrySetResult();

    /// <summary>Waits until <paramref name="look"/> finds something; throws <see cref="TimeoutException"/> with what <paramref name="picture"/> says.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, TimeSpan timeout, Func<string> picture, CancellationToken cancellation)
        where T : class
    {
        using var limit = new CancellationTokenSource(timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        while (true)
        {
            var change = Next;
            if (look() is { } found)
                return found;
            try
            {
                await change.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException($"Not seen within {timeout}:{Environment.NewLine}{picture()}");
            }
        }
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
