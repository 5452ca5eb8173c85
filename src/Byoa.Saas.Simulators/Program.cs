namespace Byoa.Saas.Simulators;

/// <summary>Runs both vendors until it is told to stop.</summary>
internal static class SimulatorsProgram
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--wati-port"] = "SIM:WatiPort",
        ["--model-port"] = "SIM:ModelPort",
        ["--bind"] = "SIM:Bind",
        ["--seed"] = "SIM:Seed",
    };

    public static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine(args, Switches)
            .Build()
            .GetSection(SimulatorOptions.SectionName);
        var options = new SimulatorOptions { WatiPort = 7081, ModelPort = 7082 };
        settings.Bind(options);

        await using var vendors = await SimulatedVendors.StartAsync(options);
        Console.WriteLine($"Wati   {vendors.Wati.Origin}");
        Console.WriteLine($"Model  {new Uri(vendors.Model.Origin, "v1")}");
        Console.WriteLine($"Accounts: {string.Join(", ", vendors.Wati.Accounts.Select(a => a.TenantId).DefaultIfEmpty("none yet"))}");
        await vendors.Wati.WaitForShutdownAsync(CancellationToken.None);
    }
}
