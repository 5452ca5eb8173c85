using Byoa.Saas.Platform;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Byoa.Saas.Management;

/// <summary>How the API's description tells of refusals: one shape for all of them, in every operation.</summary>
internal static class DescribedRefusals
{
    private const string Shape = "Problem";

    public static OpenApiOptions AddRefusals(this OpenApiOptions options) => options.AddDocumentTransformer(AddShapeAsync).AddOperationTransformer(ReferAsync);

    private static Task AddShapeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.AddComponent(Shape, new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "A refusal or a failure, as RFC 9457 has it.",
            Required = new HashSet<string> { "status", "code", "traceId" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("A link to what the status means."),
                ["title"] = Text("For people."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Description = "The HTTP status." },
                ["detail"] = Text("For people: what to do about it, where there is more to say than the code says."),
                ["code"] = Text($"For programs, and stable: such as {ProblemCodes.ValidationFailed}, {ProblemCodes.NotFound} or identifier_taken."),
                ["traceId"] = Text("Finds the request in the platform's log."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Description = $"With {ProblemCodes.ValidationFailed}: what is wrong with each value, by the path it was given at.",
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                },
            },
        });
        return Task.CompletedTask;
    }

    private static Task ReferAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        OpenApiMediaType problem = new() { Schema = new OpenApiSchemaReference(Shape, context.Document) };
        (operation.Responses ??= [])["default"] = new OpenApiResponse
        {
            Description = "Refused or failed: 400 or 422 for the input, 401 and 403 for the key, 404 for what is not there or not yours, 409 for a state in the way, "
                + "503 with Retry-After for what is down.",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = problem },
        };
        return Task.CompletedTask;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
