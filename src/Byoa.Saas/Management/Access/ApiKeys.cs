using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Management.Access;

/// <summary>Keys of the management API: made here, shown once, kept as hashes.</summary>
public static class ApiKeys
{
    private const string AgencyPrefix = "byoa_agency_";

    /// <summary>A new key of 256 random bits; the prefix lets people and secret scanners know it.</summary>
    public static string NewForAgency() => AgencyPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static bool IsForAgency(string key) => key.StartsWith(AgencyPrefix, StringComparison.Ordinal);

    /// <summary>Lower-case hex of the SHA-256, the id a key is stored under.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Compares hashes, so that the time taken tells nothing of the keys, not even their length.</summary>
    public static bool AreEqual(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(left)), Encoding.ASCII.GetBytes(Hash(right)));
}
