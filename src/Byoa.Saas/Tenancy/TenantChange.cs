using System.Diagnostics;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Tenancy;

/// <summary>What the rules say to a change of a tenant: a closed family, made by the pure functions of <see cref="TenantLifeCycle"/>.</summary>
public abstract record TenantChange
{
    private TenantChange() { }

    /// <summary>It happens: this is the tenant from now on.</summary>
    public sealed record Changed(Tenant Tenant) : TenantChange;

    /// <summary>Nothing to do, and that is fine.</summary>
    public sealed record Ignored(string Code) : TenantChange;

    /// <summary>The rules say no.</summary>
    public sealed record Refused(string Code) : TenantChange;

    public Outcome Outcome => this switch
    {
        Changed => new(OutcomeResult.Accepted, null),
        Ignored ignored => new(OutcomeResult.Ignored, ignored.Code),
        Refused refused => new(OutcomeResult.Refused, refused.Code),
        _ => throw new UnreachableException(),
    };
}
