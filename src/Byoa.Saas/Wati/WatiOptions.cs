using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Wati;

/// <summary>How calls to Wati are made, for all tenants alike.</summary>
public sealed class WatiOptions
{
    public const string SectionName = "Wati";

    /// <summary>Total time of one call, a repeat after a 401 and the reading of the answer included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time to open a connection. Running into it proves that nothing was sent, so keep it below <see cref="CallTimeout"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest wait believed of a <c>Retry-After</c>; an exhausted monthly quota names far longer ones.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan RetryAfterCap { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of a JSON answer read before giving up; media have their own limit per call.</summary>
    [Range(64 * 1024, 32 * 1024 * 1024)]
    public int MaxAnswerBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Hosts besides <c>*.wati.io</c>: <c>host</c>, <c>host:port</c>, <c>host:*</c>, each with an optional leading <c>*.</c></summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>Lets <see cref="AllowedHosts"/> be called over plain http; never Wati's own.</summary>
    public bool AllowHttp { get; set; }
}
