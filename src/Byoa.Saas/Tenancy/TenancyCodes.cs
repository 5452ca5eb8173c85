namespace Byoa.Saas.Tenancy;

/// <summary>Stable codes of this room. Part of the public contract.</summary>
public static class TenancyCodes
{
    // Refusals.
    public const string TenantUnknown = "tenant_unknown";
    public const string TenantClosed = "tenant_closed";
    public const string IdentifierTaken = "identifier_taken";
    public const string StoreUnavailable = "tenant_store_unavailable";

    // Ignored commands.
    public const string AlreadySuspended = "already_suspended";
    public const string NotSuspended = "not_suspended";
    public const string KeyAlreadyLive = "key_already_live";
    public const string SameAgent = "same_agent";
    public const string SameLimits = "same_limits";
    public const string AlreadyRegistered = "already_registered";
}
