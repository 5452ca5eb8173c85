using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.AspNetCore.Strategies;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Choosing_among_strategies
{
    [Fact]
    public async Task the_route_names_the_tenant()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithRouteStrategy("tenant", useTenantAmbientRouteValue: false).WithAcmeAndGlobex());

        (await host.Read("/acme/who")).ShouldBe("acme");
        (await host.Read("/globex/who")).ShouldBe("globex");
        (await host.Read("/nobody-known/who")).ShouldBe("nobody");
        (await host.Read("/who")).ShouldBe("nobody");
    }

    [Fact]
    public async Task a_header_names_the_tenant()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithHeaderStrategy("X-Tenant").WithAcmeAndGlobex());

        (await host.Read("/who", tenantHeader: "globex")).ShouldBe("globex");
        (await host.Read("/who")).ShouldBe("nobody");
    }

    [Fact]
    public async Task a_strategy_takes_constructor_arguments()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithStrategy<HeaderStrategy>(ServiceLifetime.Singleton, "X-Tenant")
            .WithStore<Catalogue>(ServiceLifetime.Singleton, Tenant.Acme));

        (await host.Read("/who", tenantHeader: "acme")).ShouldBe("acme");
    }

    [Fact]
    public async Task a_function_over_the_request_names_the_tenant()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithHttpContextStrategy(request => Task.FromResult<string?>(request.Request.Query["tenant"])).WithAcmeAndGlobex());

        (await host.Read("/who?tenant=acme")).ShouldBe("acme");
    }

    [Fact]
    public async Task a_function_is_given_the_request_as_its_context()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithDelegateStrategy(context => Task.FromResult<string?>(context is HttpContext ? "acme" : null)).WithAcmeAndGlobex());

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task the_higher_priority_is_asked_first()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .With(new Naming("acme", priority: 1)).With(new Naming("globex", priority: 2)).WithAcmeAndGlobex());

        (await host.Read("/who")).ShouldBe("globex");
    }

    [Fact]
    public async Task equal_priorities_are_asked_in_the_order_of_registration()
    {
        var second = new Naming("acme");
        await using var host = await TenantHost.Start(tenancy => tenancy
            .With(new Naming("globex")).With(second).WithAcmeAndGlobex());

        (await host.Read("/who")).ShouldBe("globex");
        second.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task a_static_identifier_is_the_last_resort()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithStaticStrategy("globex").WithHeaderStrategy("X-Tenant").WithAcmeAndGlobex());

        (await host.Read("/who", tenantHeader: "acme")).ShouldBe("acme");
        (await host.Read("/who")).ShouldBe("globex");
    }

    [Fact]
    public async Task an_identifier_no_store_knows_falls_through_to_the_next_strategy()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .With(new Naming("unheard-of", priority: 1)).With(new Naming("acme")).WithAcmeAndGlobex());

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task an_ignored_identifier_falls_through_in_any_case()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.With(new Naming("ACME", priority: 1)).With(new Naming("globex")).WithAcmeAndGlobex(),
            options: options => options.IgnoredIdentifiers.Add("acme"));

        (await host.Read("/who")).ShouldBe("globex");
    }

    [Fact]
    public async Task a_throwing_strategy_fails_the_request()
    {
        var cause = new InvalidOperationException("the key ring is gone");
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithHttpContextStrategy(_ => Task.FromException<string?>(cause)).With(new Naming("acme")).WithAcmeAndGlobex());

        var failure = await Should.ThrowAsync<MultiTenantException>(() => host.Read("/who"));

        failure.InnerException.ShouldBeSameAs(cause);
    }

    [Fact]
    public async Task the_result_tells_which_strategy_and_store_decided()
    {
        var store = new Catalogue(Tenant.Acme);
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithHeaderStrategy("X-Tenant").With(store),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/how", (HttpContext request) =>
                {
                    var result = request.GetMultiTenantContext<Tenant>();
                    result.StoreInfo!.Store.ShouldBeSameAs(store);
                    return $"{result.StrategyInfo!.StrategyType!.Name} {result.StoreInfo.StoreType!.Name}";
                });
            });

        (await host.Read("/how", tenantHeader: "acme")).ShouldBe("HeaderStrategy Catalogue");
    }
}
