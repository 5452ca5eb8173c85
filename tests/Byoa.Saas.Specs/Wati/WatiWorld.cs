using System.Net;
using System.Text;
using Byoa.Saas.Secrets;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Wati;

/// <summary>The room as the host registers it, with a scripted server in place of the network.</summary>
internal sealed class WatiWorld : IDisposable
{
    public static readonly WatiTarget Customer = new("63f0c0ffee63f0c0ffee63f0", "14155552671", "US.1234", "14155550000", null);

    private readonly ServiceProvider services;

    public WatiWorld(HttpMessageHandler? handler = null, params (string Key, string Value)[] settings)
    {
        var collection = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Wati:" + s.Key, (string?)s.Value)))
            .Build();
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton<ITenantSecrets>(Secrets);
        collection.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        collection.AddSingleton<IWatiSlots>(Slots);
        collection.AddWati(configuration);
        if (handler is not null) collection.AddHttpClient("wati").ConfigurePrimaryHttpMessageHandler(() => handler);
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));

    public TestSecrets Secrets { get; } = new();

    public TestSlots Slots { get; } = new();

    public LogLines Log { get; } = new();

    public IServiceProvider Services => services;

    public IWatiClient V1(string origin = "https://live-mt-server.wati.io", CallLease? lease = null) =>
        services.GetRequiredService<IWatiClients>().For(new WatiAccount("acme", new Uri(origin), "1234", WatiGeneration.V1) { Lease = lease });

    public IWatiClient V3(string origin = "https://live-mt-server.wati.io", string? tenant = null) =>
        services.GetRequiredService<IWatiClients>().For(new WatiAccount("acme", new Uri(origin), tenant, WatiGeneration.V3));

    public void Dispose() => services.Dispose();
}

/// <summary>Answers with what the script says and keeps what it was asked.</summary>
internal sealed class ScriptedWati(Func<Asked, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public ScriptedWati(Func<Asked, HttpResponseMessage> answer)
        : this((asked, _) => Task.FromResult(answer(asked))) { }

    public List<Asked> Requests { get; } = [];

    public static ScriptedWati Saying(int status, string body, string type = "application/json") => new(_ => Answer(status, body, type));

    public static HttpResponseMessage Answer(int status, string body, string type = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static HttpResponseMessage Bytes(byte[] content, string type = "application/octet-stream")
    {
        var message = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) };
        message.Content.Headers.ContentType = new(type);
        return message;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = new Asked(request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body);
        Requests.Add(asked);
        return await answer(asked, cancellationToken);
    }
}

internal sealed record Asked(string Method, Uri Address, string? Authorization, string? Body)
{
    public string PathAndQuery => Address.PathAndQuery;
}
