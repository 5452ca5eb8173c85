using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Secrets;

/// <summary>
/// A short cache over the store. Readers of one secret share one request; a failure is not kept, and an absence only briefly,
/// since a tenant being set up is read before its secret is written.
/// </summary>
internal sealed class TenantSecrets(ISecretStore store, IOptions<SecretsOptions> options, TimeProvider time) : ITenantSecrets
{
    private static readonly TimeSpan LongestAbsence = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Key, Entry> entries = new();

    public async ValueTask<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var key = new Key(tenant, secret);
        if (entries.TryGetValue(key, out var entry) && entry.Ended(time)) entries.TryRemove(KeyValuePair.Create(key, entry));
        entry = entries.GetOrAdd(key, static (k, self) => new Entry(() => self.LoadAsync(k)), this);
        return await entry.Value.WaitAsync(cancellation);
    }

    public async Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation)
    {
        try
        {
            await store.WriteAsync(tenant, secret, value, cancellation);
        }
        finally
        {
            // Also after a failure: the store may have taken the value all the same.
            Forget(tenant, secret);
        }
    }

    public void Forget(string tenant, TenantSecret secret) => entries.TryRemove(new Key(tenant, secret), out _);

    // Not the caller's token: the request is shared, and one caller that leaves must not fail the others.
    private async Task<Loaded> LoadAsync(Key key)
    {
        var value = await store.ReadAsync(key.Tenant, key.Secret, CancellationToken.None);
        var keep = TimeSpan.FromSeconds(options.Value.CacheSeconds);
        if (value is null && keep > LongestAbsence) keep = LongestAbsence;
        return new Loaded(value, time.GetTimestamp(), keep);
    }

    private readonly record struct Key(string Tenant, TenantSecret Secret);

    private sealed record Loaded(string? Value, long At, TimeSpan Keep)
    {
        // A record prints its members, and this one must never be printed.
        public override string ToString() => nameof(Loaded);
    }

    private sealed class Entry(Func<Task<Loaded>> load)
    {
        private readonly Lazy<Task<Loaded>> loading = new(load);

        public Task<string?> Value => ReadAsync();

        public bool Ended(TimeProvider time)
        {
            if (!loading.IsValueCreated || !loading.Value.IsCompleted) return false;
            return !loading.Value.IsCompletedSuccessfully || time.GetElapsedTime(loading.Value.Result.At) >= loading.Value.Result.Keep;
        }

        private async Task<string?> ReadAsync() => (await loading.Value).Value;
    }
}
