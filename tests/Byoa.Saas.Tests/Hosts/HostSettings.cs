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
        ["Effects:FirstPauseSeconds"] = "0.1",
        ["Effects:LongestPauseSeconds"] = "1",
        ["Turns:ModelRetrySeconds"] = "0.05",
        ["Turns:WindowMarginMinutes"] = "0",
        ["Conversations:ReassignmentGraceSeconds"] = "0",
        ["Secrets:CacheSeconds"] = "1",
        ["Retries:FirstPauseSeconds"] = "0.1",
        ["Operations:LookSeconds"] = "0.5",
    };
}
