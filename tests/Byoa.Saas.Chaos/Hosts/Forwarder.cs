using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>Stands before the replicas like a load balancer: round robin, and 503 when the one whose turn it is does not answer.</summary>
internal sealed class Forwarder : IAsyncDisposable
{
    /// <summary>Shorter than Wati waits, so that a frozen replica costs one attempt.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new() { Timeout = AnswerWithin };
    private readonly WebApplication app;

    private Forwarder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(ForwardAsync);
    }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Until there is a fleet everything is 503.</summary>
    public Fleet? Fleet { get; set; }

    /// <summary>Chooses by the path which replica gets a webhook; by default whose turn it is.</summary>
    public Func<string, Replica?>? Choose { get; set; }

    /// <summary>Which of a colleague's words the platform was told of.</summary>
    public WordsTold WordsTold { get; } = new();

    public static async Task<Forwarder> StartAsync(CancellationToken cancellation)
    {
        var forwarder = new Forwarder();
        await forwarder.app.StartAsync(cancellation);
        forwarder.Address = new Uri(forwarder.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return forwarder;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        context.Response.StatusCode = await PostAsync(context.Request) ?? StatusCodes.Status503ServiceUnavailable;
    }

    private async Task<int?> PostAsync(HttpRequest request)
    {
        if ((Choose?.Invoke(request.Path) ?? Fleet?.Next()) is not { } replica)
            return null;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        using var onward = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(replica.Address, $"{request.Path}{request.QueryString}"));
        onward.Content = new ByteArrayContent(body.ToArray());
        onward.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType ?? "application/json");
        if (request.Headers.Authorization is [{ } credential])
            onward.Headers.TryAddWithoutValidation("Authorization", credential);
        try
        {
            using var answer = await http.SendAsync(onward);
            if (answer.IsSuccessStatusCode)
                WordsTold.Note(body.ToArray());
            return (int)answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
