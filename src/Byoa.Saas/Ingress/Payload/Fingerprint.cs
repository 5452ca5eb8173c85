using System.Security.Cryptography;
using System.Text;

namespace Byoa.Saas.Ingress.Payload;

internal static class Fingerprint
{
    /// <summary>Lower-case hex of the SHA-256 of the text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
