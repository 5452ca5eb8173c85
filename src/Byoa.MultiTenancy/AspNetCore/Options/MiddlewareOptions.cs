using Finbuckle.MultiTenant.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Finbuckle.MultiTenant.AspNetCore.Options;

/// <summary>Which requests pass without being asked for a tenant.</summary>
public sealed class BypassWhenOptions
{
    public Func<HttpContext, bool>? Predicate { get; set; }
}

/// <summary>Which results end the request; without a redirect it ends as 200 with an empty body unless a status was set.</summary>
public sealed class ShortCircuitWhenOptions
{
    public Func<IMultiTenantContext, bool>? Predicate { get; set; }
    public Uri? RedirectTo { get; set; }
}
