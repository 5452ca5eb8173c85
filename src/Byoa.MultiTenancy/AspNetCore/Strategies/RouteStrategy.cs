using Finbuckle.MultiTenant.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Finbuckle.MultiTenant.AspNetCore.Strategies;

/// <summary>Takes the identifier from a route value; finds nothing where routing runs after tenancy.</summary>
public sealed class RouteStrategy(string tenantParam) : IMultiTenantStrategy
{
    public Task<string?> GetIdentifierAsync(object context) =>
        Task.FromResult((context as HttpContext)?.Request.RouteValues[tenantParam] as string);
}
