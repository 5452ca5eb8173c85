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
}

/// <summary>Stable codes of the webhook door. Part of the public contract.</summary>
public static class IngressCodes
{
    public const string TenantSuspended = "tenant_suspended";
    public const string TenantMismatch = "tenant_mismatch";
}
