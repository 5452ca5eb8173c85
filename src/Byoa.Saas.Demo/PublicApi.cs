using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo;

/// <summary>The platform's API, as anybody with a key uses it.</summary>
internal sealed class PublicApi(Uri origin, string key) : IDisposable
{
    private readonly HttpClient http = new()
    {
        BaseAddress = new Uri(origin, "/api/v1/"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        Timeout = TimeSpan.FromSeconds(30),
    };

    public string Key => key;

    public Task<CreatedAgency> CreateAgencyAsync(string name, CancellationToken cancellation) =>
        PostAsync<CreatedAgency>("agencies", new { name }, cancellation);

    public Task<RegisteredTenant> RegisterTenantAsync(object tenant, CancellationToken cancellation) =>
        PostAsync<RegisteredTenant>("tenants", tenant, cancellation);

    public async Task<IReadOnlyList<ConversationView>> ConversationsAsync(string tenant, CancellationToken cancellation) =>
        (await ReadAsync<ConversationPage>(await http.GetAsync(Address($"tenants/{tenant}/conversations"), cancellation), cancellation)).Items;

    public async Task<Timeline> TimelineAsync(string tenant, string conversation, CancellationToken cancellation) =>
        await ReadAsync<Timeline>(await http.GetAsync(TimelineOf(tenant, conversation), cancellation), cancellation);

    /// <summary>Whether the tenant has a conversation of this id.</summary>
    public async Task<bool> KnowsAsync(string tenant, string conversation, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(TimelineOf(tenant, conversation), cancellation);
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    public void Dispose() => http.Dispose();

    private async Task<T> PostAsync<T>(string path, object body, CancellationToken cancellation) =>
        await ReadAsync<T>(await http.PostAsJsonAsync(Address(path), body, cancellation), cancellation);

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellation)
    {
        using (answer)
        {
            if (answer.IsSuccessStatusCode)
                return (await answer.Content.ReadFromJsonAsync<T>(cancellation))!;
            var (method, address) = (answer.RequestMessage!.Method, answer.RequestMessage.RequestUri!.AbsolutePath);
            throw new StageException(
                $"{method} {address} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}",
                "the answer's code says what is wrong; run again with --verbose to see the host's log.");
        }
    }

    private static Uri TimelineOf(string tenant, string conversation) => Address($"tenants/{tenant}/conversations/{conversation}/timeline");

    private static Uri Address(string path) => new(path, UriKind.Relative);
}

internal sealed record CreatedAgency(string Id, string Name, string ApiKey);

internal sealed record RegisteredTenant(string Id, string Identifier, WebhookAddress Webhook);

internal sealed record WebhookAddress(string UrlWithoutKey, string BearerToken);

internal sealed record ConversationPage(IReadOnlyList<ConversationView> Items);

internal sealed record ConversationView(string Id, string State, string? Reason, string? Operator, int CustomerMessages, int Replies, int Handoffs);

internal sealed record Timeline(string ConversationId, IReadOnlyList<TimelineEntry> Entries);

/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">The fact's name.</param>
/// <param name="By">customer, agent, colleague, or system.</param>
/// <param name="Text">What a person would read.</param>
/// <param name="Fact">The fact itself.</param>
internal sealed record TimelineEntry(long Version, string Type, string By, string? Text, JsonElement Fact);
