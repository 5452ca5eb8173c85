using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Transport;

/// <summary>
/// Carries the calls of both generations: leave to call, token, total time-out, one repeat after a 401, classification. It repeats nothing else,
/// reads included: the caller knows its quota and its deadline.
/// </summary>
internal sealed class WatiTransport(
    IHttpClientFactory clients, ITenantSecrets secrets, IOptions<WatiOptions> options, TimeProvider time, WatiTelemetry telemetry,
    CallAdmission admission, CallOutcome outcome, CallMeter meter)
{
    public const string ClientName = "wati";

    /// <summary>Makes the call and reads an accepted answer with <paramref name="read"/>.</summary>
    public Task<WatiAnswer<T>> CallAsync<T>(WatiAccount account, WatiCall call, Func<JsonElement, WatiAnswer<T>> read, CancellationToken cancellation) =>
        ExchangeAsync(
            account, call, async (response, stop) => (await JudgeAsync(response, call.Expectation, stop)).Then(read), cancellation);

    /// <summary>Makes the call and, under 2xx, gives the body to <paramref name="receive"/>.</summary>
    public Task<WatiAnswer<T>> DownloadAsync<T>(
        WatiAccount account, WatiCall call, Func<HttpContent, CancellationToken, Task<WatiAnswer<T>>> receive, CancellationToken cancellation) =>
        ExchangeAsync(
            account,
            call,
            async (response, stop) => response.IsSuccessStatusCode
                ? await receive(response.Content, stop)
                : (await JudgeAsync(response, call.Expectation, stop)).Then(_ => (WatiAnswer<T>)new WatiAnswer<T>.Unknown("unreadable_success")),
            cancellation);

    /// <summary>A call without leave asks for it here, and waits; what would wait too long is answered as if Wati had throttled it.</summary>
    private async Task<WatiAnswer<T>> ExchangeAsync<T>(
        WatiAccount account, WatiCall call, Func<HttpResponseMessage, CancellationToken, Task<WatiAnswer<T>>> receive, CancellationToken cancellation)
    {
        if (account.Permit is { } brought)
            return await ExchangeAsync(account, call, brought, receive, cancellation);
        while (true)
        {
            switch (await admission.AskAsync(account, call.Route.ClassOf(), cancellation))
            {
                case Admission.Given { Permit: var permit }:
                    using (await admission.BeginAsync(account, cancellation))
                        if (!await admission.IsVoidAsync(account, call.Route.ClassOf(), permit, cancellation))
                            return await ExchangeAsync(account, call, permit, receive, cancellation);
                    break;
                case Admission.Later later:
                    return new WatiAnswer<T>.Throttled(later.Wait) { IsInLine = later.IsInLine };
                default:
                    throw new UnreachableException();
            }
        }
    }

    private async Task<WatiAnswer<T>> ExchangeAsync<T>(
        WatiAccount account, WatiCall call, WatiPermit permit, Func<HttpResponseMessage, CancellationToken, Task<WatiAnswer<T>>> receive, CancellationToken cancellation)
    {
        var answer = await MeasuredAsync(account, call, receive, cancellation);
        await outcome.LearnAsync(account, call.Route.ClassOf(), permit, answer, cancellation);
        return answer;
    }

    private Task<WatiAnswer<T>> MeasuredAsync<T>(
        WatiAccount account, WatiCall call, Func<HttpResponseMessage, CancellationToken, Task<WatiAnswer<T>>> receive, CancellationToken cancellation) =>
        telemetry.MeasureAsync(account.Tenant, call.Route, async () =>
        {
            using var deadline = new CancellationTokenSource(options.Value.CallTimeout, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
            var sent = false;
            try
            {
                // A 401 was not accepted, so one repeat is safe; a token replaced meanwhile is the usual reason for it.
                for (var last = false; ; last = true)
                {
                    sent = false;
                    var token = WatiToken.Normalise(await secrets.ReadAsync(account.Tenant, SecretKind.WatiToken, both.Token));
                    if (token is null) return new WatiAnswer<T>.Credential("no_token");
                    sent = true;
                    if (await AttemptAsync(account, call, token, receive, last, both.Token) is { } answer) return answer;
                    secrets.Forget(account.Tenant, SecretKind.WatiToken);
                }
            }
            catch (SecretsUnavailableException)
            {
                return new WatiAnswer<T>.NotSent("secrets_unavailable");
            }
            catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                return sent ? new WatiAnswer<T>.Unknown("timeout") : new WatiAnswer<T>.NotSent("timeout");
            }
        });

    /// <summary>Null for a 401 that may be tried once more.</summary>
    private async Task<WatiAnswer<T>?> AttemptAsync<T>(
        WatiAccount account, WatiCall call, string token, Func<HttpResponseMessage, CancellationToken, Task<WatiAnswer<T>>> receive, bool last, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(account.Origin, call.Address));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        // The HTTP stack takes a request without a body for repeatable and, when the answer breaks off, sends it up to three times more.
        request.Content = call.Body?.Invoke() ?? (call.Method == HttpMethod.Get ? null : new ByteArrayContent([]));
        if (account.Lease is { } lease && request.Content is { } content)
            request.Content = new LeasedContent(content, lease, time);
        using var http = clients.CreateClient(ClientName);
        var mayHaveLeft = true;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return response.StatusCode == HttpStatusCode.Unauthorized && !last ? null : await receive(response, stop);
        }
        catch (LeaseOverException)
        {
            mayHaveLeft = false;
            return new WatiAnswer<T>.NotSent("lease_over");
        }
        catch (Exception failure) when (IsOfTheWire(failure) && !stop.IsCancellationRequested)
        {
            var answer = WatiFailures.OfException<T>(failure);
            mayHaveLeft = answer is not WatiAnswer<T>.NotSent;
            return answer;
        }
        // Wati counts what reached it, whoever has gone on waiting for the answer or not.
        finally
        {
            if (mayHaveLeft)
                meter.Count(account.Tenant, call.Route.ClassOf());
        }
    }

    private async Task<WatiAnswer<JsonElement>> JudgeAsync(HttpResponseMessage response, WatiExpectation expectation, CancellationToken stop)
    {
        var retryAfter = RetryAfter.Read(response.Headers.RetryAfter, time.GetUtcNow(), options.Value.RetryAfterCap);
        var body = await ReadBodyAsync(response.Content, stop);
        return WatiFailures.OfReply(new WatiReply((int)response.StatusCode, body, retryAfter), expectation);
    }

    // The status line stands even when the body breaks off: a 429 stays a 429.
    private async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContent content, CancellationToken stop)
    {
        try
        {
            return await CappedBody.ReadAsync(content, options.Value.MaxAnswerBytes, stop) ?? default;
        }
        catch (Exception failure) when (IsOfTheWire(failure) && !stop.IsCancellationRequested)
        {
            return default;
        }
    }

    private static bool IsOfTheWire(Exception failure) => failure is HttpRequestException or IOException or OperationCanceledException;
}
