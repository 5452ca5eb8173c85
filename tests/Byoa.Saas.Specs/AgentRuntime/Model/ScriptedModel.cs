using System.Net;
using System.Text;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>Plays an OpenAI-compatible provider by a settable script, and keeps what it was asked.</summary>
internal sealed class ScriptedModel(Func<Request, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public ScriptedModel(Func<Request, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request))) { }

    public List<Request> Requests { get; } = [];

    public static ScriptedModel Saying(int status, string body) => new(_ => Answer(status, body));

    /// <summary>A chat completion with the given message and finish reason, both as JSON.</summary>
    public static ScriptedModel Completing(string message, string finishReason = "\"stop\"") => Saying(200, Completion(message, finishReason));

    public static string Completion(string message, string finishReason = "\"stop\"") =>
        $$$"""
        {"id":"c1","object":"chat.completion","created":1700000000,"model":"gpt-test-2026",
         "choices":[{"index":0,"message":{{{message}}},"finish_reason":{{{finishReason}}}}],
         "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17}}
        """;

    public static HttpResponseMessage Answer(int status, string body, params (string Name, string Value)[] headers)
    {
        var message = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new Request(request.RequestUri!.AbsoluteUri, request.Headers.Authorization?.Parameter, body);
        Requests.Add(seen);
        return await answer(seen, cancellationToken);
    }
}

internal sealed record Request(string Address, string? Key, string Body);
