using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Operations.Metrics;

/// <summary>Who may read the platform's metrics.</summary>
public sealed class MetricsOptions
{
    public const string SectionName = "Metrics";

    /// <summary>
    /// A port of the host's that only the platform's own network reaches: there <c>/metrics</c> needs no key. 0, the default, for none: then it needs the
    /// platform's key everywhere. The host must listen on it, as <c>ASPNETCORE_URLS</c> says. 0 to 65,535.
    /// </summary>
    [Range(0, 65_535)]
    public int OpenPort { get; init; }
}
