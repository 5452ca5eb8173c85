using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Tenancy;

/// <summary>The secrets that prove webhooks, and how they are compared.</summary>
public static class WebhookSecrets
{
    private const int Bytes = 32;

    /// <summary>A new secret: 43 characters that need no escaping in an address or a header.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Lower-case hex of the SHA-256, the only form that is stored.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares with every key, so that the time taken does not tell which one fits.</summary>
    public static bool Matches(string secret, IReadOnlyList<WebhookKey> keys)
    {
        var given = Encoding.ASCII.GetBytes(Hash(secret));
        var found = false;
        foreach (var key in keys)
            found |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(key.Sha256));
        return found;
    }
}
