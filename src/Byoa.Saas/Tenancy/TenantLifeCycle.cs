using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Tenancy;

/// <summary>What may happen to a tenant, and what comes of it. Every command may arrive twice.</summary>
public static class TenantLifeCycle
{
    private const int LiveKeys = 2;

    public static TenantChange Suspend(Tenant tenant) => tenant.State switch
    {
        TenantState.Onboarding or TenantState.Active => new TenantChange.Changed(tenant with { State = TenantState.Suspended }),
        TenantState.Suspended => new TenantChange.Ignored(TenancyCodes.AlreadySuspended),
        _ => new TenantChange.Refused(TenancyCodes.TenantClosed),
    };

    public static TenantChange Resume(Tenant tenant) => tenant.State switch
    {
        TenantState.Suspended => new TenantChange.Changed(tenant with { State = TenantState.Active }),
        TenantState.Onboarding or TenantState.Active => new TenantChange.Ignored(TenancyCodes.NotSuspended),
        _ => new TenantChange.Refused(TenancyCodes.TenantClosed),
    };

    /// <summary>The new key joins; of the earlier ones only the newest stays, so that Wati can be moved over without a gap.</summary>
    public static TenantChange AddWebhookKey(Tenant tenant, WebhookKey key) => tenant switch
    {
        { State: TenantState.Closed } => new TenantChange.Refused(TenancyCodes.TenantClosed),
        _ when tenant.WebhookKeys.Any(live => live.Sha256 == key.Sha256) => new TenantChange.Ignored(TenancyCodes.KeyAlreadyLive),
        _ => new TenantChange.Changed(tenant with { WebhookKeys = [.. tenant.WebhookKeys.TakeLast(LiveKeys - 1), key] }),
    };

    public static TenantChange SetWatiLimits(Tenant tenant, WatiLimits limits) => tenant switch
    {
        { State: TenantState.Closed } => new TenantChange.Refused(TenancyCodes.TenantClosed),
        _ when tenant.Wati.Limits == limits => new TenantChange.Ignored(TenancyCodes.SameLimits),
        _ => new TenantChange.Changed(tenant with { Wati = tenant.Wati with { Limits = limits } }),
    };

    /// <param name="tenant">The tenant as it is.</param>
    /// <param name="sameAgent">Whether the definition given equals the one in force.</param>
    public static TenantChange SetAgent(Tenant tenant, bool sameAgent) => tenant switch
    {
        { State: TenantState.Closed } => new TenantChange.Refused(TenancyCodes.TenantClosed),
        _ when sameAgent => new TenantChange.Ignored(TenancyCodes.SameAgent),
        _ => new TenantChange.Changed(tenant with { AgentVersion = tenant.AgentVersion + 1 }),
    };
}
