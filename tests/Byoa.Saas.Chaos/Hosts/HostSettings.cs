using System.Globalization;
using System.Security.Cryptography;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>What every replica is told.</summary>
internal static class HostSettings
{
    public static string PlatformKey { get; } = RandomNumberGenerator.GetHexString(48, lowercase: true);

    /// <summary>After so long without work a conversation is looked into. What is found is listed and not mended, or nobody would learn of it.</summary>
    public static TimeSpan Idle { get; } = TimeSpan.FromSeconds(5);

    public static TimeSpan Look { get; } = TimeSpan.FromSeconds(3);

    /// <summary>With short pauses, so that minutes hold what days would.</summary>
    public static Dictionary<string, string> For(string database, Uri publicUrl, Uri wati, Uri model) => new(Plain(database, publicUrl, wati, model))
    {
        ["Wati__CallTimeout"] = "00:00:05",
        ["Wati__ConnectTimeout"] = "00:00:03",
        ["Model__TimeoutSeconds"] = "10",
        ["Turns__ModelCallLostAfterSeconds"] = "15",
        ["Turns__ModelRetrySeconds"] = "0.2",
        ["Effects__LeaseSeconds"] = "2",
        ["Effects__SettleSeconds"] = "2",
        ["Effects__GiveUpSeconds"] = "30",
        ["Effects__FirstPauseSeconds"] = "0.3",
        ["Effects__LongestPauseSeconds"] = "3",
        ["Effects__MessageGapSeconds"] = "0.1",
        ["WatiLimits__FirstPauseSeconds"] = "0.3",
        ["WatiLimits__LongestPauseSeconds"] = "3",
        ["WatiLimits__StretchedPauseSeconds"] = "5",
        ["WatiAccess__FirstProbeSeconds"] = "0.5",
        ["WatiAccess__LongestProbeSeconds"] = "2",
        ["WatiAccess__LookAgainSeconds"] = "0.5",
        ["Conversations__ReassignmentGraceSeconds"] = "4",
        ["Secrets__CacheSeconds"] = "1",
        ["Operations__IdleSeconds"] = Idle.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ["Operations__LookSeconds"] = Look.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        ["Operations__WakeIdle"] = "false",
    };

    /// <summary>
    /// With the product's own pauses, which are a part of what is measured; but without limits upon calls to Wati, which would hold a flood back
    /// before it met anything else.
    /// </summary>
    /// <param name="database">The connection string.</param>
    /// <param name="publicUrl">Where webhooks are posted: the forwarder.</param>
    /// <param name="wati">The simulated Wati.</param>
    /// <param name="model">The simulated model.</param>
    public static Dictionary<string, string> Plain(string database, Uri publicUrl, Uri wati, Uri model) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ConnectionStrings__Postgres"] = database,
        ["Platform__Key"] = PlatformKey,
        ["Platform__PublicUrl"] = publicUrl.AbsoluteUri.TrimEnd('/'),
        ["Wati__AllowedHosts__0"] = wati.Authority,
        ["Wati__AllowHttp"] = "true",
        ["Model__BaseUrl"] = new Uri(model, "/v1").AbsoluteUri,
        ["Model__AllowHttp"] = "true",
        ["WatiLimits__Messages"] = "1000",
        ["WatiLimits__Contacts"] = "1000",
        ["WatiLimits__Sends"] = "1000",
        ["WatiLimits__Templates"] = "1000",
        ["WatiLimits__Others"] = "1000",
    };
}
