using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Asking_the_stores
{
    [Fact]
    public async Task the_first_store_that_knows_the_tenant_wins()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("globex")
            .With(new Catalogue(Tenant.Acme)).With(new Catalogue(Tenant.Globex)).With(new Catalogue(_ => Tenant.Acme)));

        (await host.Read("/who")).ShouldBe("globex");
    }

    [Fact]
    public async Task a_throwing_store_is_logged_and_counts_as_not_found()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("acme")
            .With(new Catalogue(_ => throw new InvalidOperationException("the database is away"))));

        (await host.Read("/who")).ShouldBe("nobody");
        host.Log.Levels.ShouldContain(level => level >= LogLevel.Warning);
    }

    [Fact]
    public async Task a_throwing_store_leaves_the_next_one_its_say()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("acme")
            .With(new Catalogue(_ => throw new InvalidOperationException())).With(new Catalogue(Tenant.Acme)));

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task tenants_in_memory_are_found_in_any_case()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("ACME").WithAcmeAndGlobex());

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task tenants_in_memory_may_differ_by_case()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("ACME").WithInMemoryStore(options =>
        {
            options.IsCaseSensitive = true;
            options.Tenants.Add(Tenant.Acme);
        }));

        (await host.Read("/who")).ShouldBe("nobody");
    }

    [Fact]
    public async Task tenants_in_memory_come_and_go()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("acme").WithInMemoryStore());
        var store = host.Services.GetRequiredService<IMultiTenantStore<Tenant>>();

        (await store.AddAsync(Tenant.Acme)).ShouldBeTrue();
        (await store.AddAsync(Tenant.Globex)).ShouldBeTrue();
        (await host.Read("/who")).ShouldBe("acme");
        (await store.GetAsync(Tenant.Globex.Id)).ShouldBe(Tenant.Globex);
        (await store.GetAllAsync()).ShouldBe([Tenant.Acme, Tenant.Globex], ignoreOrder: true);
        (await store.GetAllAsync(take: 5, skip: 1)).Count().ShouldBe(1);

        (await store.RemoveAsync("acme")).ShouldBeTrue();
        (await host.Read("/who")).ShouldBe("nobody");
    }
}
