using JasperFx;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Byoa.Saas.Platform;

/// <summary>Exceptions of the rooms that have a code of their own.</summary>
public sealed class ProblemOptions
{
    public IDictionary<Type, string> Causes { get; } = new Dictionary<Type, string>();
}

/// <summary>Turns what nobody answered into a problem: unknown routes, wrong methods, exceptions.</summary>
public static class ProblemPages
{
    /// <summary>How an endpoint says that it takes bodies of any type, and none.</summary>
    private const string AnyType = "*/*";

    /// <summary>Goes first in the pipeline.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerExceptionAsync,
            SuppressDiagnosticsCallback = failure => ProblemCodes.StatusOf(CodeOf(failure.Exception, OptionsOf(failure.HttpContext))) < 500,
        })
        .UseStatusCodePages(page => page.HttpContext.Problem(ProblemCodes.Of(page.HttpContext.Response.StatusCode)).ExecuteAsync(page.HttpContext))
        .Use(RefuseUnreadableContentTypeAsync);

    /// <summary>The code of an exception that left an endpoint; never its text, which may hold anything.</summary>
    internal static string CodeOf(Exception failure, ProblemOptions options) => failure switch
    {
        _ when options.Causes.TryGetValue(failure.GetType(), out var code) => code,
        BadHttpRequestException request => ProblemCodes.Of(request.StatusCode),
        ConcurrencyException => ProblemCodes.VersionConflict,
        _ when Faults.IsOfTheStore(failure) => ProblemCodes.StoreUnavailable,
        { InnerException: { } inner } => CodeOf(inner, options),
        _ => ProblemCodes.InternalError,
    };

    private static Task AnswerExceptionAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;
        return context.Problem(CodeOf(failure, OptionsOf(context))).ExecuteAsync(context);
    }

    private static ProblemOptions OptionsOf(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<ProblemOptions>>().Value;

    // FastEndpoints answers a missing one itself, with an empty body that nothing can fill any more, and takes an unknown charset for a defect of ours.
    private static Task RefuseUnreadableContentTypeAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is { } accepts && !IsTaken(accepts, context.Request)
            ? context.Problem(ProblemCodes.UnsupportedMediaType).ExecuteAsync(context)
            : next(context);

    private static bool IsTaken(IAcceptsMetadata accepts, HttpRequest request)
    {
        if (!accepts.IsOptional)
            return accepts.ContentTypes.Contains(AnyType) || IsReadable(request);
        if (HasBody(request))
            return request.HasJsonContentType() && IsReadable(request);
        // What is not there has no type, whatever is said of it.
        request.ContentType = null;
        return true;
    }

    private static bool HasBody(HttpRequest request) =>
        request.ContentLength is not 0 && request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    /// <summary>A charset in quotes is legal, and unknown to those who read the body: it is handed on without.</summary>
    private static bool IsReadable(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var given))
            return false;
        if (given.Charset.Length == 0)
            return true;
        given.Charset = HeaderUtilities.RemoveQuotes(given.Charset);
        request.ContentType = given.ToString();
        return IsKnown(given);
    }

    private static bool IsKnown(MediaTypeHeaderValue given)
    {
        try
        {
            return given.Encoding is not null;
        }
        // What the framework knows and will not read any more, such as utf-7, it throws at.
        catch (NotSupportedException)
        {
            return false;
        }
    }
}
