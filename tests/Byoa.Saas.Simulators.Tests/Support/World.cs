using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Simulators.Wati.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Simulators.Tests.Support;

/// <summary>Both vendors, one account, its AI operator's receiver, and a client that holds the operator's token.</summary>
internal sealed class World : IAsyncDisposable
{
    public const string Token = "token-of-the-ai";
    public const string Secret = "webhook-secret";
    public const string Number = "14155550000";
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private World(SimulatedVendors vendors, Receiver receiver, SimulatedAccount account, FakeTimeProvider clock)
    {
        Vendors = vendors;
        Receiver = receiver;
        Account = account;
        Clock = clock;
        Api = new HttpClient { BaseAddress = vendors.Wati.Origin };
        Api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public SimulatedVendors Vendors { get; }

    public Receiver Receiver { get; }

    public SimulatedAccount Account { get; }

    public FakeTimeProvider Clock { get; }

    /// <summary>Calls Wati as the AI operator.</summary>
    public HttpClient Api { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<World> StartAsync(Func<AccountSetup, AccountSetup>? change = null)
    {
        var clock = new FakeTimeProvider(Noon);
        var vendors = await SimulatedVendors.StartAsync(clock: clock, cancellation: Stop);
        var receiver = await Receiver.StartAsync();
        var setup = new AccountSetup("1001", Token) { WebhookUrl = receiver.Url, WebhookBearer = Secret, ChannelPhoneNumber = Number };
        var account = vendors.Wati.AddAccount(change?.Invoke(setup) ?? setup);
        account.Webhooks.Retry = new WebhookRetry { First = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromMilliseconds(50) };
        return new World(vendors, receiver, account, clock);
    }

    /// <summary>A customer whose first message is delivered.</summary>
    public async Task<SimulatedCustomer> MariaWritesAsync(string text = "Hi")
    {
        var maria = Account.Customer("14155550101", "Maria Lopez");
        await maria.WritesAsync(text);
        await Account.WhenDeliveredAsync(cancellation: Stop);
        return maria;
    }

    public async Task<JsonNode> GetAsync(string path) => (await Api.GetFromJsonAsync<JsonNode>(path, Stop))!;

    public async Task<JsonNode> PostAsync(string path, object? body = null)
    {
        using var response = await Api.PostAsJsonAsync(path, body ?? new { }, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
    }

    public async Task<JsonNode> PutAsync(string path, object body)
    {
        using var response = await Api.PutAsJsonAsync(path, body, Stop);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Stop))!;
    }

    public Task<JsonNode> SendTextAsync(SimulatedCustomer to, string text, string localId = "local-1") =>
        PostAsync($"/1001/api/v1/sendSessionMessage/{to.Phone}?messageText={Uri.EscapeDataString(text)}&localMessageId={localId}");

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await Vendors.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
