using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Platform;

/// <summary>The one source of new ids.</summary>
public sealed class Ids(TimeProvider time)
{
    /// <summary>A new id in GUID form, ordered by time: the form Wati's own <c>localMessageId</c> has.</summary>
    public string New() => Guid.CreateVersion7(time.GetUtcNow()).ToString();

    /// <summary>A new short name that people may read aloud and Key Vault accepts, such as <c>tn-9f3k…</c>.</summary>
    public static string NewName(string prefix) =>
        $"{prefix}-{RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 14)}";

    /// <summary>The same id for the same parent and part, whoever asks and however often.</summary>
    public static string Derive(string parent, string part)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{parent}/{part}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
