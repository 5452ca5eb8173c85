using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>How models are called, for all tenants alike, and what serves a tenant that brings nothing of its own.</summary>
public sealed class ModelOptions
{
    public const string SectionName = "Model";

    /// <summary>The platform's provider: an OpenAI-compatible address ending in /v1.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.openai.com/v1");

    /// <summary>The platform's key, for tenants without one. It is sent to <see cref="BaseUrl"/> and nowhere else.</summary>
    public string? ApiKey { get; set; }

    /// <summary>For voice notes of agents that name no model for them.</summary>
    [Required]
    public string TranscriptionModel { get; set; } = "gpt-4o-mini-transcribe";

    /// <summary>Total time of one call, a repeat with a rotated key included; 5 to 300 seconds.</summary>
    [Range(5, 300)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Calls of one tenant at once in one process, transcriptions included; 1 to 500.</summary>
    [Range(1, 500)]
    public int MostCallsAtOnce { get; set; } = 20;

    /// <summary>Share of failed calls at which a tenant's circuit to a provider opens; 0.1 to 1.</summary>
    [Range(0.1, 1.0)]
    public double CircuitFailureRatio { get; set; } = 0.5;

    /// <summary>Calls within the window before it may open; 2 to 1,000.</summary>
    [Range(2, 1_000)]
    public int CircuitMinimumCalls { get; set; } = 8;

    /// <summary>The window calls are counted in. Seconds, 1 to 600.</summary>
    [Range(1.0, 600.0)]
    public double CircuitWindowSeconds { get; set; } = 30;

    /// <summary>How long it stays open before one call tries the provider again. Seconds, 0.5 to 300.</summary>
    [Range(0.5, 300.0)]
    public double CircuitBreakSeconds { get; set; } = 15;

    /// <summary>Bytes of an answer read before giving up: tenants choose who answers, and all share this memory.</summary>
    [Range(64 * 1024, 64 * 1024 * 1024)]
    public int MostAnswerBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Addresses tenants may choose besides <see cref="BaseUrl"/>; none means any https address.</summary>
    public IList<Uri> AllowedBaseUrls { get; init; } = [];

    /// <summary>Lets tenants choose plain http addresses: for simulators and models inside one's own network.</summary>
    public bool AllowHttp { get; set; }
}
