using Byoa.Saas.AgentRuntime;
using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Ingress;
using Byoa.Saas.Management;
using Byoa.Saas.Operations;
using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Effects;
using FastEndpoints;
using Wolverine;

namespace Byoa.Saas.Hosting;

/// <summary>What the host is made of.</summary>
public static class ByoaHost
{
    /// <summary>No request of ours is larger, and webhooks have a limit of their own below it. Bytes.</summary>
    private const long LargestBody = 1_048_576;

    public static void AddByoa(this WebApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);
        services.AddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        services.AddTenancy();
        services.AddSecrets(configuration, builder.Environment);
        services.AddWati(configuration);
        services.AddWatiAccess(configuration);
        services.AddEffects(configuration);
        services.AddAlerts();
        services.AddConversations(configuration);
        services.AddAgentRuntime(configuration);
        services.AddIngress(configuration);
        services.AddManagement(configuration);
        services.AddOperations(configuration);
        services.AddFastEndpoints();
        builder.Host.UseWolverine(bus => Bus.Configure(bus, configuration));
    }

    public static void UseByoa(this WebApplication app)
    {
        app.UseProblems();
        app.UseTenancy();
        app.UseFastEndpoints(ManagementModule.Configure);
        app.MapOperations();
        app.MapApiDescription();
    }
}
