using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace Byoa.Saas.Specs.Secrets;

/// <summary>The part of Key Vault's REST interface the store uses: challenge, get, set, soft deletion and recovery.</summary>
internal sealed class FakeVault : HttpMessageHandler
{
    private const string Address = "https://example.vault.azure.net/";

    private static readonly string[] Problems = ["SecretNotFound", "Conflict"];

    public Dictionary<string, string> Secrets { get; } = [];

    public Dictionary<string, string> Deleted { get; } = [];

    public HttpStatusCode? Failing { get; set; }

    public int Recoveries { get; private set; }

    public SecretClient Client()
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(this) };
        options.Retry.MaxRetries = 0;
        return new SecretClient(new Uri(Address), new TestCredential(), options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null) return Challenge();
        if (Failing is { } status) return Error(status, "Failing");

        var segments = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        var name = segments[1];
        switch (segments[0], request.Method.Method)
        {
            case ("secrets", "GET"):
                return Secrets.TryGetValue(name, out var value) ? Secret(name, value) : Error(HttpStatusCode.NotFound, Problems[0]);
            case ("secrets", "PUT"):
                if (Deleted.ContainsKey(name)) return Error(HttpStatusCode.Conflict, Problems[1]);
                using (var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)))
                    Secrets[name] = body.RootElement.GetProperty("value").GetString()!;
                return Secret(name, Secrets[name]);
            case ("deletedsecrets", "POST") when Deleted.Remove(name, out var old):
                Recoveries++;
                Secrets[name] = old;
                return Secret(name, null);
            default:
                return Error(HttpStatusCode.NotFound, Problems[0]);
        }
    }

    private static HttpResponseMessage Challenge()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("") };
        answer.Headers.TryAddWithoutValidation(
            "WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/example\", resource=\"https://vault.azure.net\"");
        return answer;
    }

    private static HttpResponseMessage Secret(string name, string? value) =>
        Json(HttpStatusCode.OK, JsonSerializer.Serialize(new { value, id = $"{Address}secrets/{name}/1", attributes = new { enabled = true } }));

    private static HttpResponseMessage Error(HttpStatusCode status, string code) =>
        Json(status, JsonSerializer.Serialize(new { error = new { code, message = code } }));

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private sealed class TestCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("vault-access", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
