using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Byoa.Saas.Management;
using Byoa.Saas.Management.Access;
using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using Byoa.Saas.Specs.Tenancy;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using FastEndpoints;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Wolverine;

namespace Byoa.Saas.Specs.Management;

/// <summary>The real pipeline and endpoints of the management API, with what the store would answer given as lists.</summary>
public sealed class ApiWorld : IAsyncLifetime
{
    public const string PlatformKey = "kX9vQ2mZ7tB4nW8rL3pY6cH1sD5fG0jA";
    public const string AgencyOne = "byoa_agency_one";

    private WebApplication app = null!;

    public List<Tenant> Tenants { get; } = [SomeTenant.Named("acme"), SomeTenant.Named("globex", agency: "ag-two")];

    public bool StoreIsDown { get; set; }

    public FakeTimeProvider Time { get; } = new(SomeTenant.Noon);

    /// <summary>Where commands go. What a spec had it answer is gone with that spec.</summary>
    internal TestMessageContext Bus { get; private set; } = new();

    internal KeptSecrets Secrets { get; } = new();

    internal TenantDirectory Directory => app.Services.GetRequiredService<TenantDirectory>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Platform:Key", PlatformKey), new("Platform:PublicUrl", "https://byoa.test/")]);
        Register(builder.Services, builder.Configuration);

        app = builder.Build();
        app.UseProblems();
        app.UseTenancy();
        app.MapApiDescription();
        app.MapGet("/forgotten", () => "served").AllowAnonymous();
        app.MapGet("/doors/{tenant}", () => "open").AllowAnonymous();
        app.UseFastEndpoints(ManagementModule.Configure);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public async Task<Answer> AskAsync(HttpMethod method, string path, string? key = null, HttpContent? body = null)
    {
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)),
            text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    internal void ForgetCommands() => Bus = new();

    public static HttpContent Json(object body) => JsonContent.Create(body);

    public static HttpContent Text(string body, string type = "application/json") => new StringContent(body, new MediaTypeHeaderValue(type));

    private void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<LoadTenants>(_ => StoreIsDown ? throw new InvalidOperationException("down") : Task.FromResult<IReadOnlyList<Tenant>>([.. Tenants]));
        services.AddSingleton<FindCaller>((key, _) => Task.FromResult<Caller?>(key switch
        {
            PlatformKey => new Caller.Operator(),
            AgencyOne => new Caller.Agency("ag-one"),
            _ => null,
        }));
        services.AddSingleton<IDocumentStore>(DocumentStore.For("Host=127.0.0.1;Port=1"));
        services.AddScoped<IMessageBus>(_ => Bus);
        services.AddSingleton<ITenantSecrets>(Secrets);
        services.Configure<WatiOptions>(_ => { });
        services.AddSingleton(new WatiUsage(NpgsqlDataSource.Create("Host=127.0.0.1;Port=1")));
        services.AddTenancy();
        services.AddManagement(configuration);
        services.AddFastEndpoints(discovery =>
        {
            discovery.DisableAutoDiscovery = true;
            discovery.Assemblies = [typeof(ManagementModule).Assembly];
            discovery.Filter = type => type.Namespace?.StartsWith("Byoa.Saas.Management", StringComparison.Ordinal) == true;
        });
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public void ShouldBeProblem(int status, string code)
    {
        (Status, Code, ContentType).ShouldBe((status, code, "application/problem+json"));
        Body.GetProperty("status").GetInt32().ShouldBe(status);
        Body.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
    }
}

/// <summary>Specs of the management API. They share the world, and nothing one of them had the bus answer.</summary>
[Collection(ApiCollection.Name)]
public abstract class ApiSpecs
{
    protected ApiSpecs(ApiWorld world)
    {
        World = world;
        world.ForgetCommands();
    }

    protected ApiWorld World { get; }
}

/// <summary>One world for all: FastEndpoints keeps its configuration in statics.</summary>
[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiWorld>
{
    public const string Name = "management api";
}
