using Byoa.Saas.Management.Access;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace Byoa.Saas.Management;

/// <summary>The API's own description: <c>/openapi/v1.json</c>, and pages to try it at <c>/scalar</c>.</summary>
public static class ApiDescription
{
    private const string BearerScheme = "bearer";

    /// <summary>Maps both; they are public and belong to no tenant.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi().AllowAnonymous().ExcludeFromMultiTenantResolution();
        app.MapScalarApiReference("/scalar").AllowAnonymous().ExcludeFromMultiTenantResolution();
    }

    internal static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(DescribeAsync);
        options.AddSchemaTransformer(LeaveOutRouteParametersAsync);
        options.AddOperationTransformer(AddParametersAsync);
        options.AddRefusals();
    });

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new() { Title = "Byoa.Saas", Version = "v1", Description = "Hosts AI agents of many businesses on Wati." };
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = $"An API key, byoa_agency_…; also taken from the header {ApiKeyAuthentication.KeyHeader}.",
        };
        return Task.CompletedTask;
    }

    /// <summary>What the address says is no part of the body.</summary>
    private static Task LeaveOutRouteParametersAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        foreach (var member in context.JsonTypeInfo.Properties.Where(member => member.AttributeProvider?.IsDefined(typeof(RouteParamAttribute), inherit: true) == true))
        {
            schema.Properties?.Remove(member.Name);
            schema.Required?.Remove(member.Name);
        }
        return Task.CompletedTask;
    }

    // FastEndpoints hands the framework one handler for all routes, so it cannot see what a route binds.
    private static Task AddParametersAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var about = context.Description.ActionDescriptor.EndpointMetadata;
        var route = Microsoft.AspNetCore.Routing.Patterns.RoutePatternFactory.Parse(context.Description.RelativePath ?? "");
        operation.Parameters ??= [];
        foreach (var parameter in route.Parameters.Where(parameter => operation.Parameters.All(known => known.Name != parameter.Name)))
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Path,
                Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        if (context.Description.HttpMethod == HttpMethods.Get)
            AskInTheQuery(operation, operation.Parameters);
        // Where the body may be left out an endpoint has to take any type; one that is there is JSON.
        if (operation.RequestBody is OpenApiRequestBody { Required: false, Content: { Count: > 1 } types })
            types.Remove("*/*");

        if (!about.OfType<IAllowAnonymous>().Any() && about.OfType<IAuthorizeData>().Any())
            (operation.Security ??= []).Add(new() { [new OpenApiSecuritySchemeReference(BearerScheme, context.Document)] = [] });
        return Task.CompletedTask;
    }

    /// <summary>A question has no body: its members stand in the query.</summary>
    private static void AskInTheQuery(OpenApiOperation operation, IList<IOpenApiParameter> parameters)
    {
        foreach (var (name, schema) in operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema?.Properties ?? new Dictionary<string, IOpenApiSchema>())
            parameters.Add(new OpenApiParameter { Name = name, In = ParameterLocation.Query, Schema = schema, Description = schema.Description });
        operation.RequestBody = null;
    }
}
