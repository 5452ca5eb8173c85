namespace Byoa.Saas.Specs.Management;

public sealed class Describing_the_api(ApiWorld world) : ApiSpecs(world)
{
    [Fact]
    public async Task every_operation_is_listed_with_its_route_parameters()
    {
        var document = (await World.AskAsync(HttpMethod.Get, "/openapi/v1.json")).Body;
        var paths = document.GetProperty("paths");
        paths.EnumerateObject().Select(path => path.Name).Where(path => path.StartsWith("/api", StringComparison.Ordinal)).ShouldBe(
            [
                "/api/v1/agencies", "/api/v1/tenants", "/api/v1/tenants/{tenant}", "/api/v1/tenants/{tenant}/agent",
                "/api/v1/tenants/{tenant}/resume", "/api/v1/tenants/{tenant}/suspend", "/api/v1/tenants/{tenant}/usage", "/api/v1/tenants/{tenant}/wati-limits", "/api/v1/tenants/{tenant}/wati-token",
                "/api/v1/tenants/{tenant}/webhook-keys",
            ],
            ignoreOrder: true);

        var put = paths.GetProperty("/api/v1/tenants/{tenant}/agent").GetProperty("put");
        put.GetProperty("parameters").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("tenant");
        put.TryGetProperty("requestBody", out _).ShouldBeTrue();
        put.GetProperty("responses").TryGetProperty("200", out _).ShouldBeTrue();
        put.GetProperty("security").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task every_operation_tells_the_shape_of_its_refusals()
    {
        var document = (await World.AskAsync(HttpMethod.Get, "/openapi/v1.json")).Body;
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
            operation.Value.GetProperty("responses").GetProperty("default").GetProperty("content").GetProperty("application/problem+json")
                .GetProperty("schema").GetProperty("$ref").GetString().ShouldBe("#/components/schemas/Problem");

        var told = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties");
        var refused = await World.AskAsync(HttpMethod.Post, "/api/v1/agencies", ApiWorld.PlatformKey, ApiWorld.Json(new { }));
        refused.Body.EnumerateObject().Select(member => member.Name).ShouldBeSubsetOf(told.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task the_pages_are_open_to_everybody() => (await World.AskAsync(HttpMethod.Get, "/scalar/")).Status.ShouldBe(200);
}
