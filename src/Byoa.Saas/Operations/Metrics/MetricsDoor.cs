using Byoa.Saas.Platform;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Byoa.Saas.Operations.Metrics;

/// <summary>
/// What the platform measures: for Prometheus at <c>/metrics</c>, and pushed over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector, spans included.
/// No tag holds what a customer wrote, a phone number or a secret: addresses of vendors' calls do, so the HTTP client is measured but never traced.
/// </summary>
internal static class MetricsDoor
{
    public const string Path = "/metrics";
    private const string Policy = "metrics";
    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
        ["Byoa.Saas.*", "Wolverine:*", "Marten", "Npgsql", "System.Net.Http", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static void AddMetricsDoor(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MetricsOptions>().Bind(configuration.GetSection(MetricsOptions.SectionName)).ValidateDataAnnotations().ValidateOnStart();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAssertion(MayRead));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("byoa-saas"))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddPrometheusExporter());
        if (configuration[CollectorSetting] is { Length: > 0 })
            telemetry.WithTracing(Trace).UseOtlpExporter();
    }

    public static void MapMetricsDoor(this IEndpointRouteBuilder app) =>
        app.MapPrometheusScrapingEndpoint(Path).RequireAuthorization(Policy).ExcludeFromMultiTenantResolution();

    private static void Trace(TracerProviderBuilder traces) => traces
        .AddSource("Byoa.Saas.*", "Wolverine", "Marten")
        .AddNpgsql()
        // The webhook's address holds its key: a span is known by its route, never by its path.
        .AddAspNetCoreInstrumentation(options =>
        {
            options.Filter = context => !context.Request.Path.StartsWithSegments(Health.AllPath) && context.Request.Path != Path;
            options.EnrichWithHttpResponse = (span, response) => span.SetTag("url.path", (response.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText).SetTag("url.query", null);
        });

    private static bool MayRead(AuthorizationHandlerContext access) =>
        Caller.Of(access.User) is Caller.Operator
        || (access.Resource is HttpContext context
            && context.RequestServices.GetRequiredService<IOptions<MetricsOptions>>().Value.OpenPort is > 0 and var port && context.Connection.LocalPort == port);
}
