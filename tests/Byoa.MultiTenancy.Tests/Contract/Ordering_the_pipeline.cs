using System.Net;
using System.Text.Encodings.Web;
using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.AspNetCore.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Ordering_the_pipeline
{
    [Fact]
    public async Task the_route_is_known_where_tenancy_comes_before_the_endpoints()
    {
        await using var host = await TenantHost.Start(ByRoute, app =>
        {
            app.UseMultiTenant();
            TenantHost.MapWho(app);
        });

        (await host.Read("/acme/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task the_route_is_known_where_tenancy_comes_after_the_endpoints()
    {
        await using var host = await TenantHost.Start(ByRoute, app =>
        {
            TenantHost.MapWho(app);
            app.UseMultiTenant();
        });

        (await host.Read("/acme/who")).ShouldBe("acme");
    }

    [Fact]
    public async Task routing_called_after_tenancy_hides_the_route_from_it()
    {
        await using var host = await TenantHost.Start(ByRoute, app =>
        {
            app.UseMultiTenant();
            app.UseRouting();
            TenantHost.MapWho(app);
        });

        (await host.Read("/acme/who")).ShouldBe("nobody");
    }

    [Fact]
    public async Task implicit_authentication_runs_before_the_tenant_is_known()
    {
        await using var host = await TenantHost.Start(WithWitness, TenantHost.TenancyThenWho);

        using var answer = await host.Send("/acme/who");

        answer.Headers.GetValues(Witness.Header).ShouldBe(["nobody"]);
    }

    [Fact]
    public async Task authentication_called_after_tenancy_knows_the_tenant()
    {
        await using var host = await TenantHost.Start(WithWitness, app =>
        {
            app.UseMultiTenant();
            app.UseAuthentication();
            TenantHost.MapWho(app);
        });

        using var answer = await host.Send("/acme/who");

        answer.Headers.GetValues(Witness.Header).ShouldBe(["acme"]);
    }

    [Fact]
    public async Task mixed_strategies_serve_another_tenant_than_the_route_names_unless_a_gate_objects()
    {
        await using var open = await TenantHost.Start(ByRouteThenHeader, TenantHost.TenancyThenWho);
        await using var gated = await TenantHost.Start(ByRouteThenHeader, Gated);

        (await open.Read("/unheard-of/who", tenantHeader: "acme")).ShouldBe("acme");
        using var refused = await gated.Send("/unheard-of/who", tenantHeader: "acme");
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_gate_after_tenancy_sees_its_result_and_the_endpoint()
    {
        await using var host = await TenantHost.Start(ByRouteThenHeader, Gated);

        (await host.Read("/acme/who")).ShouldBe("acme");
        (await host.Read("/health")).ShouldBe("well");
        using var unknown = await host.Send("/unheard-of/who");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static void ByRoute(MultiTenantBuilder<Tenant> tenancy) =>
        tenancy.WithRouteStrategy("tenant", false).WithAcmeAndGlobex();

    private static void ByRouteThenHeader(MultiTenantBuilder<Tenant> tenancy) =>
        tenancy.WithRouteStrategy("tenant", false).WithHeaderStrategy("X-Tenant").WithAcmeAndGlobex();

    private static void WithWitness(MultiTenantBuilder<Tenant> tenancy)
    {
        ByRoute(tenancy);
        tenancy.Services.AddAuthentication("witness").AddScheme<AuthenticationSchemeOptions, Witness>("witness", null);
    }

    private static void Gated(WebApplication app)
    {
        app.UseMultiTenant();
        app.Use(async (request, next) =>
        {
            var metadata = request.GetEndpoint()?.Metadata.GetMetadata<IExcludeFromMultiTenantResolutionMetadata>();
            var named = request.Request.RouteValues["tenant"] as string;
            var found = request.GetTenantInfo<Tenant>()?.Identifier;
            var agree = found is not null && (named is null || string.Equals(named, found, StringComparison.OrdinalIgnoreCase));
            if (agree || metadata is { ExcludeFromResolution: true })
                await next(request);
            else
                request.Response.StatusCode = StatusCodes.Status404NotFound;
        });
        TenantHost.MapWho(app);
        app.MapGet("/health", () => "well").ExcludeFromMultiTenantResolution();
    }

    private sealed class Witness(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
        IMultiTenantContextAccessor<Tenant> accessor) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Header = "X-Seen-By-Authentication";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            Response.Headers[Header] = TenantHost.Who(accessor);
            return Task.FromResult(AuthenticateResult.NoResult());
        }
    }
}
