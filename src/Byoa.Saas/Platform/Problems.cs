using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Byoa.Saas.Platform;

/// <summary>The one shape of a refusal over HTTP: problem+json (RFC 9457) with a stable <c>code</c> and the <c>traceId</c> of the request.</summary>
public static class Problems
{
    private const int RetryAfterSeconds = 2;

    /// <summary>The answer to a refused or failed request; the code decides the status.</summary>
    public static ProblemHttpResult Problem(this HttpContext context, string code, string? detail = null) =>
        TypedResults.Problem(context.Describe(code, detail));

    /// <summary>The answer to a command the rules refused.</summary>
    public static ProblemHttpResult Problem(this HttpContext context, Outcome outcome) =>
        context.Problem(outcome.Code ?? throw new ArgumentException("Only a refusal is a problem.", nameof(outcome)));

    /// <summary>What <see cref="Problem(HttpContext, string, string?)"/> sends; a 503 also gets its <c>Retry-After</c>.</summary>
    internal static ProblemDetails Describe(this HttpContext context, string code, string? detail = null)
    {
        var status = ProblemCodes.StatusOf(code);
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);

        return new()
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
            Extensions = { ["code"] = code, ["traceId"] = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier },
        };
    }
}
