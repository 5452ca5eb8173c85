using System.Net;
using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.AspNetCore.Routing;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Passing_the_middleware
{
    [Fact]
    public async Task the_tenant_is_kept_with_the_request()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/kept", (HttpContext request) =>
                    $"{request.GetTenantInfo<Tenant>()!.Id} {request.GetMultiTenantContext<Tenant>().IsResolved}");
            });

        (await host.Read("/kept")).ShouldBe($"{Tenant.Acme.Id} True");
    }

    [Fact]
    public async Task a_bypassed_request_is_asked_for_no_tenant()
    {
        var strategy = new Naming("acme");
        await using var host = await TenantHost.Start(tenancy => tenancy.With(strategy).WithAcmeAndGlobex()
            .BypassWhen(options => options.Predicate = request => request.Request.Query.ContainsKey("probe")));

        (await host.Read("/who?probe")).ShouldBe("nobody");
        strategy.Asked.ShouldBe(0);
        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task an_excluded_endpoint_is_asked_for_no_tenant()
    {
        var strategy = new Naming("acme");
        var predicateAsked = 0;
        await using var host = await TenantHost.Start(
            tenancy => tenancy.With(strategy).WithAcmeAndGlobex().BypassWhen(options => options.Predicate = _ =>
            {
                predicateAsked++;
                return false;
            }),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/handler", TenantHost.Who).ExcludeFromMultiTenantResolution();
                app.Map("/delegate", Unresolved).ExcludeFromMultiTenantResolution();
                app.Map("/metadata", Unresolved).WithMetadata(new ExcludeFromMultiTenantResolutionAttribute());
            });

        (await host.Read("/handler")).ShouldBe("nobody");
        (await host.Read("/delegate")).ShouldBe("False");
        (await host.Read("/metadata")).ShouldBe("False");
        strategy.Asked.ShouldBe(0);
        predicateAsked.ShouldBe(3);
    }

    [Fact]
    public async Task metadata_may_say_that_the_endpoint_is_asked()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex(),
            app =>
            {
                app.UseMultiTenant();
                app.MapGet("/who", TenantHost.Who).WithMetadata(new NotExcluded());
            });

        (await host.Read("/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task a_short_circuited_request_ends_as_200_with_an_empty_body()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy
            .WithHeaderStrategy("X-Tenant").WithAcmeAndGlobex().ShortCircuitWhenTenantNotResolved());

        using var answer = await host.Send("/who");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        (await host.Read("/who", tenantHeader: "acme")).ShouldBe("acme");
    }

    [Fact]
    public async Task a_short_circuited_request_keeps_a_status_that_was_set()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("unheard-of").WithAcmeAndGlobex().ShortCircuitWhenTenantNotResolved(),
            options: options => options.Events.OnTenantResolveCompleted = told =>
            {
                if (!told.IsResolved)
                    ((HttpContext)told.Context).Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });

        using var answer = await host.Send("/who");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_short_circuit_may_look_at_the_tenant_and_redirect()
    {
        await using var host = await TenantHost.Start(tenancy => tenancy.WithHeaderStrategy("X-Tenant").WithAcmeAndGlobex()
            .ShortCircuitWhen(options =>
            {
                options.Predicate = result => result.TenantInfo?.Identifier == "globex";
                options.RedirectTo = new Uri("https://moved.example/");
            }));

        using var moved = await host.Send("/who", tenantHeader: "globex");

        moved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        moved.Headers.Location.ShouldBe(new Uri("https://moved.example/"));
        (await host.Read("/who", tenantHeader: "acme")).ShouldBe("acme");
    }

    [Fact]
    public async Task a_tenant_may_be_set_by_hand()
    {
        await using var host = await TenantHost.Start(
            tenancy => tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex().Services.AddScoped<Scratch>(),
            app =>
            {
                app.UseMultiTenant();
                app.Use(async (request, next) =>
                {
                    var before = request.RequestServices.GetRequiredService<Scratch>();
                    request.SetTenantInfo(Tenant.Globex, resetServiceProviderScope: request.Request.Query.ContainsKey("reset"));
                    var same = ReferenceEquals(before, request.RequestServices.GetRequiredService<Scratch>());
                    request.Response.Headers["X-Same-Scope"] = same.ToString();
                    await next(request);
                });
                TenantHost.MapWho(app);
            });

        using var kept = await host.Send("/who");
        using var reset = await host.Send("/who?reset");

        (await host.Read("/who")).ShouldBe("globex");
        (await host.Read("/who?reset")).ShouldBe("globex");
        kept.Headers.GetValues("X-Same-Scope").ShouldBe(["True"]);
        reset.Headers.GetValues("X-Same-Scope").ShouldBe(["False"]);
    }

    private static Task Unresolved(HttpContext request) =>
        request.Response.WriteAsync(request.GetMultiTenantContext<Tenant>().IsResolved.ToString());

    private sealed class Scratch;

    private sealed class NotExcluded : IExcludeFromMultiTenantResolutionMetadata
    {
        public bool ExcludeFromResolution => false;
    }
}
