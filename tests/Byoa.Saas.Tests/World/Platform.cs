using System.Net.Http.Json;
using System.Text.Json;
using Byoa.Saas.Simulators;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests;

/// <summary>A running host as an agency sees it, in whatever process it runs.</summary>
internal sealed class Platform : IAsyncDisposable
{
    private static int accounts = 1_000;
    private readonly EventSignal? events;

    private Platform(Uri address, SimulatedVendors vendors, EventSignal? events)
    {
        Address = address;
        Vendors = vendors;
        this.events = events;
    }

    public Uri Address { get; set; }

    public SimulatedVendors Vendors { get; }

    public Task NextEvent => events?.Next ?? throw new InvalidOperationException("Nobody listens for events here.");

    /// <summary>The key of the agency all shops belong to unless they wish for another.</summary>
    public string AgencyKey { get; private set; } = "";

    public static async Task<Platform> ReachAsync(Uri address, string database, SimulatedVendors vendors, CancellationToken cancellation)
    {
        Platform platform = new(address, vendors, await EventSignal.ListenAsync(database, cancellation));
        platform.AgencyKey = await platform.NewAgencyAsync();
        return platform;
    }

    /// <summary>A business on a host whose events nobody listens for, since its database goes away.</summary>
    public static async Task<Shop> MakeShopAsync(Uri address, SimulatedVendors vendors)
    {
        Platform platform = new(address, vendors, null);
        platform.AgencyKey = await platform.NewAgencyAsync();
        return await platform.NewShopAsync(new ShopWishes());
    }

    /// <returns>The agency's key.</returns>
    public async Task<string> NewAgencyAsync() =>
        (await AskAsync(HttpMethod.Post, "/api/v1/agencies", HostSettings.PlatformKey, new { name = "Agency" })).Expect(201).GetProperty("apiKey").GetString()!;

    public async Task<Shop> NewShopAsync(ShopWishes wishes)
    {
        var number = Interlocked.Increment(ref accounts);
        var watiTenant = wishes.WatiTenant ?? $"{number}";
        var token = $"wati-token-{number}-of-this-shop";
        var modelKey = $"sk-model-key-{number}";
        var account = Vendors.Wati.AddAccount(new AccountSetup(watiTenant, token)
        {
            NewChats = wishes.NewChats, ReopenedChats = wishes.ReopenedChats, Quirks = wishes.Quirks,
        });
        var agencyKey = wishes.AgencyKey ?? AgencyKey;
        var made = (await AskAsync(HttpMethod.Post, "/api/v1/tenants", agencyKey, wishes.Request($"shop-{number}", new Uri(Vendors.Wati.Origin, watiTenant), token, modelKey))).Expect(201);
        var webhook = made.GetProperty("webhook");
        Shop shop = new(this, made.GetProperty("identifier").GetString()!, made.GetProperty("id").GetString()!, agencyKey, webhook.GetProperty("bearerToken").GetString()!, token)
        {
            Wati = account,
            Model = Vendors.Model.Key(modelKey),
        };
        shop.Connect();
        return shop;
    }

    public async Task<Answer> AskAsync(HttpMethod method, string path, string? key, object? body = null)
    {
        using HttpRequestMessage request = new(method, new Uri(Address, path)) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await SendAsync(request);
    }

    public static async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Web.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        {
            RetryAfter = response.Headers.RetryAfter?.ToString(),
        };
    }

    private static readonly HttpClient Web = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Patience.Limit };

    public ValueTask DisposeAsync() => events?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>What a host answered.</summary>
internal sealed record Answer(int Status, string Body)
{
    public string? RetryAfter { get; init; }

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The stable code of a refusal.</summary>
    public string? Code => Json.GetProperty("code").GetString();

    public JsonElement Expect(int status)
    {
        Status.ShouldBe(status, Body);
        return Body.Length == 0 ? default : Json;
    }

    public void ShouldRefuse(int status, string code)
    {
        Status.ShouldBe(status, Body);
        Code.ShouldBe(code);
    }
}
