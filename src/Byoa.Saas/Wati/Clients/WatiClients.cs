using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Wati.Clients;

internal sealed class WatiClients(WatiTransport transport) : IWatiClients
{
    public IWatiClient For(WatiAccount account) => account.Generation switch
    {
        WatiGeneration.V1 when string.IsNullOrEmpty(account.WatiTenantId) =>
            throw new ArgumentException("An account used through V1 needs its tenant segment.", nameof(account)),
        WatiGeneration.V1 => new WatiV1Client(transport, account),
        WatiGeneration.V3 => new WatiV3Client(transport, account),
        _ => throw new ArgumentOutOfRangeException(nameof(account)),
    };
}
