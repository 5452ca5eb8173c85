using Finbuckle.MultiTenant.Abstractions;
using Microsoft.AspNetCore.Http;

namespace Finbuckle.MultiTenant.AspNetCore.Strategies;

/// <summary>Takes the identifier from a request header, the first value where there are several.</summary>
public sealed class HeaderStrategy(string headerKey) : IMultiTenantStrategy
{
    public Task<string?> GetIdentifierAsync(object context) =>
        Task.FromResult((context as HttpContext)?.Request.Headers[headerKey].FirstOrDefault());
}
