using System.Security.Cryptography;

namespace Byoa.Saas.Demo.Stage;

/// <summary>The settings the host is started with, by environment, as an operator would give them.</summary>
internal static class HostSettings
{
    public static string NewPlatformKey() => RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <param name="database">The connection string.</param>
    /// <param name="api">Where the host listens and is reached.</param>
    /// <param name="platformKey">The key that makes agencies.</param>
    /// <param name="wati">The simulated Wati.</param>
    /// <param name="modelBaseUrl">The model's address, ending in /v1.</param>
    /// <param name="modelKey">The platform's key at the model.</param>
    public static IReadOnlyDictionary<string, string> For(
        string database, Uri api, string platformKey, Uri wati, Uri modelBaseUrl, string modelKey) => new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Bare(api),
            ["ConnectionStrings__Postgres"] = database,
            ["Platform__Key"] = platformKey,
            ["Platform__PublicUrl"] = Bare(api),
            ["Wati__AllowedHosts__0"] = wati.Authority,
            ["Wati__AllowHttp"] = "true",
            ["Model__BaseUrl"] = Bare(modelBaseUrl),
            ["Model__ApiKey"] = modelKey,
            ["Model__AllowHttp"] = "true",
        };

    private static string Bare(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
