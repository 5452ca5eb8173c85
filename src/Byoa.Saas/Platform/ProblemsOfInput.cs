using System.Text.Json;
using FastEndpoints;
using FluentValidation.Results;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace Byoa.Saas.Platform;

/// <summary>Problems of requests that cannot be read or break a range, wired into FastEndpoints.</summary>
internal static class ProblemsOfInput
{
    public static void Configure(Config endpoints)
    {
        endpoints.Binding.JsonExceptionTransformer = Explain;
        endpoints.Serializer.Options.Converters.Add(new StorableText());
        endpoints.Errors.ProducesMetadataType = typeof(HttpValidationProblemDetails);
        endpoints.Errors.ResponseBuilder = (failures, context, _) => Describe(context, failures);
    }

    // The serializer's own words name our types, so they are not passed on.
    internal static ValidationFailure Explain(JsonException failure) => failure switch
    {
        UnstorableTextException => new(PathOf(failure), "Must not hold a NUL character."),
        { InnerException: JsonException } => new("$", "The body is not valid JSON.") { ErrorCode = ProblemCodes.MalformedJson },
        _ => new(PathOf(failure), "The value has the wrong type."),
    };

    private static string PathOf(JsonException failure) => failure.Path is null or "$" ? "$" : failure.Path[2..];

    private static ProblemDetails Describe(HttpContext context, List<ValidationFailure> failures)
    {
        if (failures.FirstOrDefault(failure => failure.ErrorCode == ProblemCodes.MalformedJson) is { } malformed)
            return context.Describe(ProblemCodes.MalformedJson, malformed.ErrorMessage);

        var problem = context.Describe(ProblemCodes.ValidationFailed);
        problem.Extensions["errors"] = failures
            .GroupBy(failure => Camel(failure.PropertyName))
            .ToDictionary(field => field.Key, field => field.Select(failure => failure.ErrorMessage).ToArray());
        return problem;
    }

    /// <summary>A path as requests write it, whichever way the validation library names properties.</summary>
    internal static string Camel(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));
}
