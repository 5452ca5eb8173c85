using Finbuckle.MultiTenant;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.Extensions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Byoa.MultiTenancy.Tests.World;

/// <summary>A web host in process. It runs as Production, since the developer exception page would swallow what a request throws.</summary>
internal sealed class TenantHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;

    private TenantHost(WebApplication app, LogBook log)
    {
        this.app = app;
        Log = log;
        client = app.GetTestClient();
    }

    public IServiceProvider Services => app.Services;
    public LogBook Log { get; }

    public static async Task<TenantHost> Start(
        Action<MultiTenantBuilder<Tenant>> tenancy,
        Action<WebApplication>? pipeline = null,
        Action<MultiTenantOptions<Tenant>>? options = null)
    {
        var log = new LogBook();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseTestServer();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = true);
        builder.Logging.ClearProviders().AddProvider(log);
        tenancy(options is null ? builder.Services.AddMultiTenant<Tenant>() : builder.Services.AddMultiTenant(options));

        var app = builder.Build();
        (pipeline ?? TenancyThenWho)(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, log);
    }

    public static void TenancyThenWho(WebApplication app)
    {
        app.UseMultiTenant();
        MapWho(app);
    }

    public static void MapWho(WebApplication app)
    {
        app.MapGet("/who", Who);
        app.MapGet("/{tenant}/who", Who);
    }

    public static string Who(IMultiTenantContextAccessor<Tenant> accessor) =>
        accessor.MultiTenantContext.TenantInfo?.Identifier ?? "nobody";

    public async Task<HttpResponseMessage> Send(string path, string? tenantHeader = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tenantHeader is not null)
            request.Headers.Add("X-Tenant", tenantHeader);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> Read(string path, string? tenantHeader = null)
    {
        using var answer = await Send(path, tenantHeader);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }
}
