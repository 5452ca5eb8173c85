using System.Globalization;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>Ways of writing that V1 and the webhooks share.</summary>
internal static class Wire
{
    /// <summary>ISO with as many fraction digits as the instant has, from none to seven.</summary>
    public static string Created(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string ShowFile(Uri origin, string tenantId, string path) =>
        new Uri(origin, $"/{tenantId}/api/file/showFile?fileName={Uri.EscapeDataString(path)}").AbsoluteUri;
}
