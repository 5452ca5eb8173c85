using Byoa.Saas.Platform;

namespace Byoa.Saas.Wati.Access;

/// <summary>How handlers decide on a tenant's access: one stream, in the partition of its tenant.</summary>
public sealed class AccessStream(Streams streams)
{
    public const string Id = "access:wati";

    public Task<Outcome> DecideAsync(Func<WatiAccess, Decision> decide, CancellationToken cancellation) =>
        streams.DecideAsync<FoldedWatiAccess, WatiAccess>(Id, WatiAccess.Initial, decide, cancellation);
}
