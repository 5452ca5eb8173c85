using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Ingress;

/// <summary>Limits of the webhook door.</summary>
public sealed class IngressOptions
{
    public const string SectionName = "Ingress";

    /// <summary>The largest body taken, in bytes. 1 KiB to 1 MiB.</summary>
    [Range(1_024, 1_048_576)]
    public int MostBytes { get; init; } = 256 * 1024;

    /// <summary>Days receipts are kept; they hold personal data, and repeated deliveries come within two. 2 to 90.</summary>
    [Range(2, 90)]
    public int ReceiptDays { get; init; } = 14;

    /// <summary>Webhooks of one tenant being stored at once in one process. 1 to 100.</summary>
    [Range(1, 100)]
    public int MostAtOnce { get; init; } = 4;

    /// <summary>Webhooks of one tenant that may wait to be stored. 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int MostWaiting { get; init; } = 200;

    /// <summary>How long they wait; Wati gives up after about 5. Seconds, 0.1 to 4.</summary>
    [Range(0.1, 4.0)]
    public double LongestWaitSeconds { get; init; } = 2;
}

/// <summary>Stable codes of the webhook door. Part of the public contract.</summary>
public static class IngressCodes
{
    public const string TenantSuspended = "tenant_suspended";
    public const string TenantMismatch = "tenant_mismatch";
    public const string TenantBusy = "tenant_busy";
}
