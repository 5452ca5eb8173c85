using System.Diagnostics.Metrics;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Secrets;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>The room as the host registers it, with a scripted provider in place of the network.</summary>
internal sealed class ModelWorld : IDisposable
{
    private readonly ServiceProvider services;

    public ModelWorld(HttpMessageHandler? provider = null, params (string Key, string Value)[] settings) : this(provider, null, settings) { }

    public ModelWorld(HttpMessageHandler? provider, ITenantSecrets? secrets, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Model:" + s.Key, (string?)s.Value)))
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(secrets ?? Keys);
        collection.AddSingleton<IProviderWatch>(Watch);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddAgentModel(configuration);
        if (provider is not null) collection.AddHttpClient("model").ConfigurePrimaryHttpMessageHandler(() => provider);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    public TenantKeys Keys { get; } = new();

    public LogLines Log { get; } = new();

    public Watch Watch { get; } = new();

    public ModelCircuits Circuits => services.GetRequiredService<ModelCircuits>();

    public IMeterFactory Meters => services.GetRequiredService<IMeterFactory>();

    public ILogger<T> Logger<T>() => services.GetRequiredService<ILogger<T>>();

    public static AgentDefinition Agent(Uri? baseUrl = null, float? temperature = null) => new(
        "Be kind.", new ModelChoice("gpt-test", baseUrl, null, true, temperature), [], HandoffRules.Default, TurnLimits.Default);

    public Task<ModelOutcome> Ask(
        AgentDefinition? agent = null, IReadOnlyList<AITool>? tools = null, string words = "Hello", CancellationToken? stop = null,
        string tenant = "tn-acme", ModelRole role = ModelRole.Primary) =>
        services.GetRequiredService<IAgentModel>().AskAsync(
            tenant, agent ?? Agent(), role, [new ChatMessage(ChatRole.User, words)], tools ?? [], stop ?? TestContext.Current.CancellationToken);

    public Task<TranscriptionOutcome> Transcribe(byte[] audio, string contentType, AgentDefinition? agent = null) =>
        services.GetRequiredService<IAgentModel>().TranscribeAsync("tn-acme", agent ?? Agent(), audio, contentType, TestContext.Current.CancellationToken);

    public void Dispose() => services.Dispose();
}

/// <summary>Keeps what it is told of providers.</summary>
internal sealed class Watch : IProviderWatch
{
    public List<string> Told { get; } = [];

    public Task FailsAsync(string tenant, string host) => Tell($"{host} fails {tenant}");

    public Task AnswersAgainAsync(string tenant, string host) => Tell($"{host} answers {tenant}");

    private Task Tell(string line)
    {
        Told.Add(line);
        return Task.CompletedTask;
    }
}
