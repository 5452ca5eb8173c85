using System.Collections.Concurrent;
using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Control;
using Byoa.Saas.Simulators.Model.Chat;
using Byoa.Saas.Simulators.Model.Scripts;

namespace Byoa.Saas.Simulators.Model;

/// <summary>An OpenAI-compatible server that answers from scripts.</summary>
public sealed class ModelSimulator : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ModelKey> keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Script> scripts = new(StringComparer.Ordinal);
    private readonly SimulatorOptions options;
    private readonly TimeProvider clock;
    private readonly WebApplication app;
    private long count;

    private ModelSimulator(SimulatorOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        Anybody = new ModelKey("", options.Seed);
        foreach (var key in options.ModelKeys)
            Key(key);
        app = VendorHost.Build(options.Bind, options.ModelPort);
        Map("POST", "/v1/chat/completions", "chat", (http, key) => ChatRoute.AnswerAsync(http, this, key));
        Map("POST", "/v1/audio/transcriptions", "transcriptions", TranscriptionRoute.AnswerAsync);
        Map("GET", "/v1/models", "models", (_, _) => Task.FromResult(Models()));
        ModelControl.Map(app, this);
    }

    /// <summary>Scheme, host and port; the API's base address is this and <c>/v1</c>.</summary>
    public Uri Origin { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The state behind every key as long as none is configured.</summary>
    public ModelKey Anybody { get; }

    public IReadOnlyList<ModelKey> Keys => [.. keys.Values.OrderBy(k => k.Key, StringComparer.Ordinal)];

    /// <summary>The key, made known if it was not; from the first on, unknown keys are refused.</summary>
    public ModelKey Key(string key) => keys.GetOrAdd(key, k => new ModelKey(k, options.Seed));

    /// <summary>Refuses the key from now on.</summary>
    public bool RemoveKey(string key) => keys.TryRemove(key, out _);

    /// <summary>What a model of this name says, unless the key has a script of its own.</summary>
    public void UseScript(string model, Script script) => scripts[model] = script;

    /// <summary>Forgets keys, scripts and everything recorded.</summary>
    public void Reset()
    {
        keys.Clear();
        scripts.Clear();
        Anybody.Reset();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var key in keys.Values.Append(Anybody))
            key.Behaviour.Gates.Clear();
        await app.DisposeAsync();
    }

    internal static async Task<ModelSimulator> StartAsync(SimulatorOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var model = new ModelSimulator(options, clock);
        await model.app.StartAsync(cancellation);
        model.Origin = VendorHost.Origin(model.app);
        return model;
    }

    internal Script ScriptFor(ModelKey key, string model) => key.Script ?? scripts.GetValueOrDefault(model) ?? Script.Demo;

    internal (string Id, long Created) NextId(string prefix) =>
        (string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref count):D8}"), clock.GetUtcNow().ToUnixTimeSeconds());

    private void Map(string method, string pattern, string routeClass, Func<HttpContext, ModelKey, Task<Answer>> handle) =>
        app.MapMethods(pattern, [method], http => ServeAsync(http, routeClass, handle));

    private async Task ServeAsync(HttpContext http, string routeClass, Func<HttpContext, ModelKey, Task<Answer>> handle)
    {
        var answer = Admit(http) is { } key
            ? await RequestRun.RunAsync(http, key.Behaviour, routeClass, () => handle(http, key))
            : ModelAnswers.Error(401, "invalid_request_error", "Incorrect API key provided.");
        if (answer is not null)
            await answer.WriteAsync(http);
    }

    private ModelKey? Admit(HttpContext http)
    {
        if (keys.IsEmpty)
            return Anybody;
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? keys.GetValueOrDefault(header[Scheme.Length..].Trim()) : null;
    }

    private Answer Models() => Answer.Ok(new
    {
        @object = "list",
        data = scripts.Keys.Append("simulated-chat").Append("simulated-voice").Distinct().Order(StringComparer.Ordinal).Select(name => new
        {
            id = name,
            @object = "model",
            created = 1767225600,
            owned_by = "simulator",
        }).ToList(),
    });
}
