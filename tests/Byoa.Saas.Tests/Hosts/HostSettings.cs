using Byoa.Saas.Simulators;

namespace Byoa.Saas.Tests.Hosts;

/// <summary>What a host of a test is told: the vendors are simulated, and every pause is short.</summary>
internal static class HostSettings
{
    public const string PlatformKey = "kX9vQ2mZ7tB4nW8rL3pY6cH1sD5fG0jA";

    public static Dictionary<string, string?> For(string database, SimulatedVendors vendors) => new()
    {
        ["ConnectionStrings:Postgres"] = database,
        ["Platform:Key"] = PlatformKey,
        ["Platform:PublicUrl"] = "http://127.0.0.1",
        ["Wati:AllowedHosts:0"] = vendors.Wati.Origin.Authority,
        ["Wati:AllowHttp"] = "true",
        ["Wati:ConnectTimeout"] = "00:00:03",
        ["Wati:CallTimeout"] = "00:00:04",
        ["Model:BaseUrl"] = new Uri(vendors.Model.Origin, "/v1").AbsoluteUri,
        ["Model:AllowHttp"] = "true",
        ["Model:CircuitBreakSeconds"] = "1",
        ["Ingress:LongestWaitSeconds"] = "0.5",
        ["Work:FirstPauseSeconds"] = "0.2",
        ["Effects:LongestWaitInPlaceSeconds"] = "1",
        ["Effects:LeaseSeconds"] = "1",
        ["Effects:SettleSeconds"] = "1",
        ["Effects:CutOffSeconds"] = "1",
        ["Effects:FirstPauseSeconds"] = "0.1",
        ["Effects:LongestPauseSeconds"] = "1",
        ["Effects:MessageGapSeconds"] = "0.05",
        ["WatiLimits:Messages"] = "300",
        ["WatiLimits:Contacts"] = "300",
        ["WatiLimits:Sends"] = "300",
        ["WatiLimits:Templates"] = "300",
        ["WatiLimits:Others"] = "300",
        ["WatiLimits:FirstPauseSeconds"] = "0.1",
        ["WatiLimits:LongestPauseSeconds"] = "1",
        ["WatiLimits:StretchedPauseSeconds"] = "1",
        ["WatiLimits:CountEverySeconds"] = "0.2",
        ["WatiAccess:FirstProbeSeconds"] = "0.2",
        ["WatiAccess:LongestProbeSeconds"] = "1",
        ["WatiAccess:LookAgainSeconds"] = "0.2",
        ["WatiAccess:KeepSeconds"] = "0.1",
        ["Turns:ModelRetrySeconds"] = "0.05",
        ["Turns:WindowMarginMinutes"] = "0",
        ["Conversations:ReassignmentGraceSeconds"] = "0",
        ["Secrets:CacheSeconds"] = "1",
        ["Retries:FirstPauseSeconds"] = "0.1",
        ["Operations:LookSeconds"] = "0.5",
    };
}
