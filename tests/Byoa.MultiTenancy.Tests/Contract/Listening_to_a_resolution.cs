using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Http;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Listening_to_a_resolution
{
    [Fact]
    public async Task every_strategy_asked_is_told_of()
    {
        List<string> heard = [];
        await using var host = await TenantHost.Start(
            tenancy => tenancy.With(new Naming(null, priority: 1)).With(new Naming("acme")).WithAcmeAndGlobex(),
            options: options => options.Events.OnStrategyResolveCompleted = told =>
            {
                told.Context.ShouldBeAssignableTo<HttpContext>();
                told.Strategy.ShouldBeOfType<Naming>();
                heard.Add($"{told.IdentifierFound} {told.Identifier}");
                return Task.CompletedTask;
            });

        await host.Read("/who");

        heard.ShouldBe(["False ", "True acme"]);
    }

    [Fact]
    public async Task the_identifier_may_be_rewritten()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.With(new Naming("old-name")).WithAcmeAndGlobex(),
            options: options => options.Events.OnStrategyResolveCompleted = told =>
            {
                told.Identifier = "acme";
                return Task.CompletedTask;
            });

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task every_store_asked_is_told_of()
    {
        List<string> heard = [];
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("globex").With(new Catalogue(Tenant.Acme)).With(new Catalogue(Tenant.Globex)),
            options: options => options.Events.OnStoreResolveCompleted = told =>
            {
                told.Context.ShouldBeAssignableTo<HttpContext>();
                told.Identifier.ShouldBe("globex");
                heard.Add($"{told.TenantFound} {told.TenantInfo?.Id}");
                return Task.CompletedTask;
            });

        await host.Read("/who");

        heard.ShouldBe(["False ", $"True {Tenant.Globex.Id}"]);
    }

    [Fact]
    public async Task a_tenant_found_may_be_vetoed()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            options: options => options.Events.OnStoreResolveCompleted = told =>
            {
                told.TenantInfo = null;
                return Task.CompletedTask;
            });

        (await host.Read("/who")).ShouldBe("nobody");
    }

    [Fact]
    public async Task the_end_is_told_once_however_many_were_asked()
    {
        List<bool> heard = [];
        await using var host = await TenantHost.Start(
            tenancy => tenancy.With(new Naming("unheard-of", priority: 1)).With(new Naming("acme")).With(new Catalogue(Tenant.Acme)),
            options: options => options.Events.OnTenantResolveCompleted = told =>
            {
                told.Context.ShouldBeAssignableTo<HttpContext>();
                heard.Add(told.IsResolved);
                return Task.CompletedTask;
            });

        await host.Read("/who");

        heard.ShouldBe([true]);
    }

    [Fact]
    public async Task the_end_is_told_when_nobody_was_found()
    {
        List<bool> heard = [];
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("unheard-of").WithAcmeAndGlobex(),
            options: options => options.Events.OnTenantResolveCompleted = told =>
            {
                heard.Add(told.IsResolved);
                return Task.CompletedTask;
            });

        await host.Read("/who");

        heard.ShouldBe([false]);
    }

    [Fact]
    public async Task the_whole_result_may_be_replaced()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            options: options => options.Events.OnTenantResolveCompleted = told =>
            {
                told.MultiTenantContext = new MultiTenantContext<Tenant>(Tenant.Globex);
                return Task.CompletedTask;
            });

        (await host.Read("/who")).ShouldBe("globex");
    }
}
