using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Simulators.Tests.Support;

/// <summary>Takes webhooks and remembers them; its answer can be set.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly ConcurrentQueue<Event> events = new();
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>The status of each answer, given how many requests came before.</summary>
    public Func<int, int> Answer { get; set; } = _ => 200;

    public Uri Url => new(new Uri(app.Urls.First()), "/hook");

    public IReadOnlyList<Event> Events => [.. events];

    public IReadOnlyList<string> Texts => [.. Events.Where(e => e.Type == "message").Select(e => e.Body["text"]!.ToString())];

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var receiver = new Receiver(builder.Build());
        receiver.app.MapPost("/hook", receiver.TakeAsync);
        await receiver.app.StartAsync(World.Stop);
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = JsonNode.Parse(await reader.ReadToEndAsync(http.RequestAborted))!;
        var before = events.Count;
        events.Enqueue(new Event(body["eventType"]!.ToString(), http.Request.Headers.Authorization.ToString(), body));
        http.Response.StatusCode = Answer(before);
    }
}

internal sealed record Event(string Type, string Authorization, JsonNode Body);
