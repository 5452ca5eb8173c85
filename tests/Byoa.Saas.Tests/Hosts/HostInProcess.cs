using Byoa.Saas.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Byoa.Saas.Tests.Hosts;

/// <summary>The whole host in this process, on Kestrel, so that the simulated Wati can post to it. One per process: FastEndpoints keeps its set-up in statics.</summary>
internal sealed class HostInProcess : IAsyncDisposable
{
    private readonly WebApplication app;

    private HostInProcess(WebApplication app, LogLines log)
    {
        this.app = app;
        Log = log;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
    }

    public Uri Address { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<HostInProcess> StartAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        LogLines log = new();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddByoa();
        var app = builder.Build();
        app.UseByoa();
        await app.StartAsync(cancellation);
        return new HostInProcess(app, log);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
