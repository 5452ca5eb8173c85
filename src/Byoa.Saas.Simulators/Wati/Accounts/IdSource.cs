using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>Ids that look like Wati's and come out the same for the same seed and order of calls.</summary>
internal sealed class IdSource(int seed, string realm)
{
    private long count;

    /// <summary>24 hex characters.</summary>
    public string Next() => Convert.ToHexStringLower(Hash().AsSpan(0, 12));

    public string Wamid() => "wamid." + Convert.ToBase64String(Hash().AsSpan(0, 30));

    public string LocalMessageId() => new Guid(Hash().AsSpan(0, 16)).ToString();

    private byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{seed}/{realm}/{Interlocked.Increment(ref count)}")));
}
