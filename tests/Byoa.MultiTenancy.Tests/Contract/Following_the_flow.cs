using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Following_the_flow
{
    [Fact]
    public async Task a_task_started_in_a_request_keeps_its_tenant()
    {
        var requestEnded = new TaskCompletionSource();
        Task<string>? started = null;
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/start", (IMultiTenantContextAccessor<Tenant> accessor) =>
                {
                    started = Task.Run(async () =>
                    {
                        await requestEnded.Task;
                        return TenantHost.Who(accessor);
                    });
                });
            });

        using var answer = await host.Send("/start");
        requestEnded.SetResult();

        (await started!).ShouldBe("acme");
    }

    [Fact]
    public async Task what_stands_before_tenancy_sees_the_tenant_only_with_the_request()
    {
        string? ambient = null, kept = null;
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            app =>
            {
                app.Use(async (request, next) =>
                {
                    await next(request);
                    ambient = TenantHost.Who(request.RequestServices.GetRequiredService<IMultiTenantContextAccessor<Tenant>>());
                    kept = request.GetTenantInfo<Tenant>()?.Identifier;
                });
                TenantHost.TenancyThenWho(app);
            });

        (await host.Read("/who")).ShouldBe("acme");
        ambient.ShouldBe("nobody");
        kept.ShouldBe("acme");
    }

    [Fact]
    public async Task requests_at_the_same_time_keep_apart()
    {
        var bothArrived = new TaskCompletionSource();
        var arrived = 0;
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithRouteStrategy("tenant", false).WithAcmeAndGlobex(),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/{tenant}/meet", async (IMultiTenantContextAccessor<Tenant> accessor) =>
                {
                    if (Interlocked.Increment(ref arrived) == 2)
                        bothArrived.SetResult();
                    await bothArrived.Task;
                    return TenantHost.Who(accessor);
                });
            });

        (await Task.WhenAll(host.Read("/acme/meet"), host.Read("/globex/meet"))).ShouldBe(["acme", "globex"]);
    }

    [Fact]
    public async Task outside_a_request_the_context_is_unresolved_and_never_null()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex());

        var accessor = host.Services.GetRequiredService<IMultiTenantContextAccessor>();

        accessor.MultiTenantContext.ShouldNotBeNull();
        accessor.MultiTenantContext.IsResolved.ShouldBeFalse();
        new DefaultHttpContext().GetMultiTenantContext<Tenant>().IsResolved.ShouldBeFalse();
    }

    [Fact]
    public async Task a_consumer_sets_the_tenant_for_its_own_flow_only()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex());
        var accessor = host.Services.GetRequiredService<IMultiTenantContextAccessor<Tenant>>();

        (await ConsumeAsGlobex(host.Services)).ShouldBe("globex");

        TenantHost.Who(accessor).ShouldBe("nobody");
    }

    [Fact]
    public async Task the_plain_accessor_and_the_typed_one_tell_the_same()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/same", (IMultiTenantContextAccessor plain, IMultiTenantContextAccessor<Tenant> typed) =>
                    ReferenceEquals(plain.MultiTenantContext.TenantInfo, typed.MultiTenantContext.TenantInfo));
            });

        (await host.Read("/same")).ShouldBe("true");
    }

    [Fact]
    public async Task a_resolver_works_without_a_request()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithRouteStrategy("tenant", false).WithDelegateStrategy(context => Task.FromResult(context as string)).WithAcmeAndGlobex());
        await using var scope = host.Services.CreateAsyncScope();
        var resolver = scope.ServiceProvider.GetRequiredService<ITenantResolver<Tenant>>();

        var result = await resolver.ResolveAsync("globex");

        result.TenantInfo.ShouldBe(Tenant.Globex);
        resolver.Strategies.Count().ShouldBe(2);
        resolver.Stores.Count().ShouldBe(1);
    }

    private static async Task<string> ConsumeAsGlobex(IServiceProvider services)
    {
        services.GetRequiredService<IMultiTenantContextSetter>().MultiTenantContext = new MultiTenantContext<Tenant>(Tenant.Globex);
        await Task.Yield();
        return TenantHost.Who(services.GetRequiredService<IMultiTenantContextAccessor<Tenant>>());
    }
}
