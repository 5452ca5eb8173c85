using Finbuckle.MultiTenant;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.MultiTenancy.Tests.World;

/// <summary>Names the same identifier to everybody and counts how often it was asked.</summary>
internal sealed class Naming(string? identifier, int priority = 0) : IMultiTenantStrategy
{
    public int Asked { get; private set; }
    public int Priority => priority;

    public Task<string?> GetIdentifierAsync(object context)
    {
        Asked++;
        return Task.FromResult(identifier);
    }
}

/// <summary>A store of which only the question of a resolution is answered.</summary>
internal sealed class Catalogue(Func<string, Tenant?> find) : IMultiTenantStore<Tenant>
{
    public Catalogue(Tenant only) : this(identifier => identifier == only.Identifier ? only : null) { }

    public Task<Tenant?> GetByIdentifierAsync(string identifier) => Task.FromResult(find(identifier));

    public Task<Tenant?> GetAsync(string id) => throw new NotSupportedException();
    public Task<IEnumerable<Tenant>> GetAllAsync() => throw new NotSupportedException();
    public Task<IEnumerable<Tenant>> GetAllAsync(int take, int skip) => throw new NotSupportedException();
    public Task<bool> AddAsync(Tenant tenantInfo) => throw new NotSupportedException();
    public Task<bool> UpdateAsync(Tenant tenantInfo) => throw new NotSupportedException();
    public Task<bool> RemoveAsync(string identifier) => throw new NotSupportedException();
}

internal static class Sources
{
    public static MultiTenantBuilder<Tenant> WithAcmeAndGlobex(this MultiTenantBuilder<Tenant> builder) =>
        builder.WithInMemoryStore(options => options.Tenants = [Tenant.Acme, Tenant.Globex]);

    public static MultiTenantBuilder<Tenant> With(this MultiTenantBuilder<Tenant> builder, Naming strategy) =>
        builder.WithStrategy(ServiceLifetime.Singleton, _ => strategy);

    public static MultiTenantBuilder<Tenant> With(this MultiTenantBuilder<Tenant> builder, Catalogue store) =>
        builder.WithStore(ServiceLifetime.Singleton, _ => store);
}
