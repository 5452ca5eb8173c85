using System.Security.Cryptography;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

/// <summary>The media reader as the host registers it, between a Wati, a model and a store made of settable callbacks.</summary>
internal sealed class MediaWorld : IAgentModel, IMediaStore
{
    public static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0];

    private readonly IMediaReader reader;

    public MediaWorld(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Media:" + s.Key, (string?)s.Value)))
            .Build();
        reader = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IWatiClients>(Wati)
            .AddSingleton<IAgentModel>(this)
            .AddSingleton<IMediaStore>(this)
            .AddMedia(configuration)
            .BuildServiceProvider()
            .GetRequiredService<IMediaReader>();
    }

    public WaitingClock Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    public FakeWati Wati { get; } = new();

    public Func<string, TranscriptionOutcome> Hears { get; set; } = _ => new TranscriptionOutcome("Where is my parcel?", null);

    public List<string> Heard { get; } = [];

    public Dictionary<string, StoredMedia> Stored { get; } = [];

    public Task<MediaContent?> Read(
        MessageKind kind, string? location = "data/file", string? fileName = null, string? mimeType = null, bool readsPictures = true,
        WatiGeneration generation = WatiGeneration.V1, CancellationToken? stop = null)
    {
        var account = new WatiAccount("tn-acme", new Uri("https://live.wati.io"), "1234", generation);
        var agent = new AgentDefinition("Be kind.", new ModelChoice("gpt-test", null, null, readsPictures, null), [], HandoffRules.Default, TurnLimits.Default);
        var attachment = new Attachment(location, mimeType, fileName, kind.ToString().ToLowerInvariant());
        var message = new CustomerMessage("m1", kind, null, attachment, null, null, null, Clock.GetUtcNow());
        return reader.ReadAsync(account, agent, message, stop ?? TestContext.Current.CancellationToken);
    }

    /// <summary>Lets each pause of the reader pass as soon as it has begun, until the reading is over.</summary>
    public async Task<MediaContent?> Finish(Task<MediaContent?> reading)
    {
        var cancellation = TestContext.Current.CancellationToken;
        (await Clock.Waits.ReadAsync(cancellation)).ShouldBe(TimeSpan.FromSeconds(30), "The first to wait is the time-out.");
        while (await Task.WhenAny(reading, Clock.Waits.WaitToReadAsync(cancellation).AsTask()) != reading)
        {
            while (Clock.Waits.TryRead(out var pause)) Clock.Advance(pause);
        }

        return await reading;
    }

    Task<ModelOutcome> IAgentModel.AskAsync(
        string tenant, AgentDefinition agent, ModelRole role, IReadOnlyList<ChatMessage> dialogue, IReadOnlyList<AITool> tools, CancellationToken cancellation) =>
        throw new NotSupportedException();

    Task<TranscriptionOutcome> IAgentModel.TranscribeAsync(
        string tenant, AgentDefinition agent, ReadOnlyMemory<byte> audio, string contentType, CancellationToken cancellation)
    {
        tenant.ShouldBe("tn-acme");
        Heard.Add(contentType);
        return Task.FromResult(Hears(contentType));
    }

    Task<string> IMediaStore.StoreAsync(string tenant, string contentType, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        tenant.ShouldBe("tn-acme");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span));
        Stored[hash] = new StoredMedia(contentType, content.ToArray());
        return Task.FromResult(hash);
    }

    Task<StoredMedia?> IMediaStore.LoadAsync(string tenant, string sha256, CancellationToken cancellation) => Task.FromResult(Stored.GetValueOrDefault(sha256));
}
