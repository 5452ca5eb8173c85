using System.Net;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators;

/// <summary>Where the two vendors listen and what they know at the start. Section <c>SIM</c> of the program's configuration.</summary>
public sealed class SimulatorOptions
{
    public const string SectionName = "SIM";

    /// <summary>0 takes a free port.</summary>
    public int WatiPort { get; set; }

    /// <summary>0 takes a free port.</summary>
    public int ModelPort { get; set; }

    public string Bind { get; set; } = IPAddress.Loopback.ToString();

    /// <summary>How others reach the Wati simulator, for addresses inside events; by default the bound one.</summary>
    public Uri? WatiPublicOrigin { get; set; }

    /// <summary>Equal seeds and equal calls give equal ids and equal luck.</summary>
    public int Seed { get; set; } = 1;

    public IList<AccountSetup> Accounts { get; } = [];

    /// <summary>API keys the model accepts; with none, and none added later, it accepts every key.</summary>
    public IList<string> ModelKeys { get; } = [];
}
