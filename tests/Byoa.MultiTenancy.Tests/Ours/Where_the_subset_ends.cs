using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.MultiTenancy.Tests.Ours;

/// <summary>What the documentation leaves open, so that nothing in the application may lean on it.</summary>
public sealed class Where_the_subset_ends
{
    [Fact]
    public void the_ambient_route_value_is_refused_at_startup() =>
        Should.Throw<NotSupportedException>(() =>
            new MultiTenantBuilder<Tenant>(new ServiceCollection()).WithRouteStrategy("tenant", useTenantAmbientRouteValue: true));

    [Fact]
    public void two_tenants_in_memory_may_not_share_an_identifier() =>
        Should.Throw<MultiTenantException>(() => Store(Tenant.Acme, Tenant.Globex with { Identifier = "ACME" }));

    [Fact]
    public void two_tenants_in_memory_may_not_share_an_id() =>
        Should.Throw<MultiTenantException>(() => Store(Tenant.Acme, Tenant.Globex with { Id = Tenant.Acme.Id }));

    [Fact]
    public async Task a_tenant_in_memory_is_renamed_by_its_id()
    {
        var store = Store(Tenant.Acme, Tenant.Globex);

        (await store.UpdateAsync(Tenant.Acme with { Identifier = "apex" })).ShouldBeTrue();

        (await store.GetByIdentifierAsync("acme")).ShouldBeNull();
        (await store.GetByIdentifierAsync("apex"))!.Id.ShouldBe(Tenant.Acme.Id);
    }

    [Fact]
    public async Task a_tenant_in_memory_is_not_renamed_to_another_ones_identifier()
    {
        var store = Store(Tenant.Acme, Tenant.Globex);

        (await store.UpdateAsync(Tenant.Acme with { Identifier = "globex" })).ShouldBeFalse();
        (await store.UpdateAsync(new Tenant("t-3", "unheard-of"))).ShouldBeFalse();

        (await store.GetAllAsync()).ShouldBe([Tenant.Acme, Tenant.Globex]);
    }

    private static IMultiTenantStore<Tenant> Store(params Tenant[] tenants)
    {
        var services = new ServiceCollection();
        services.AddMultiTenant<Tenant>().WithInMemoryStore(options => options.Tenants = tenants);
        return services.BuildServiceProvider().GetRequiredService<IMultiTenantStore<Tenant>>();
    }
}
