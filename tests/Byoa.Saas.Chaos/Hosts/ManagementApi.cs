using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Byoa.Saas.Chaos.Hosts;

/// <summary>The management API as an agency's program uses it: whichever replica answers, again when one does not.</summary>
internal sealed class ManagementApi(Fleet fleet) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private const int Tries = 480;

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public Task<ApiAnswer> GetAsync(string path, string key, CancellationToken cancellation) => AskAsync(HttpMethod.Get, path, key, null, cancellation);

    public Task<ApiAnswer> PostAsync(string path, string key, object? body, CancellationToken cancellation) => AskAsync(HttpMethod.Post, path, key, body, cancellation);

    public void Dispose() => http.Dispose();

    private async Task<ApiAnswer> AskAsync(HttpMethod method, string path, string key, object? body, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (await TryAsync(method, path, key, body, cancellation) is { } answer && (int)answer.Status < 500)
                return answer;
            if (tries == Tries)
                throw new InvalidOperationException($"{method} {path} was not answered in {Tries} tries.");
            await Task.Delay(Pause, TimeProvider.System, cancellation);
        }
    }

    private async Task<ApiAnswer?> TryAsync(HttpMethod method, string path, string key, object? body, CancellationToken cancellation)
    {
        if (fleet.Next() is not { } replica)
            return null;
        using var request = new HttpRequestMessage(method, new Uri(replica.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return new ApiAnswer(response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; undefined when there was none.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool Succeeded => (int)Status is >= 200 and < 300;
}
