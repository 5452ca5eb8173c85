using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Specs.Management;

public sealed class Passing_the_gate(ApiWorld world) : ApiSpecs(world)
{
    [Fact]
    public async Task an_agency_reaches_its_own_tenant()
    {
        var answer = await Get("/api/v1/tenants/acme", ApiWorld.AgencyOne);
        answer.Status.ShouldBe(200);
        answer.Body.GetProperty("state").GetString().ShouldBe("active");
        answer.Body.GetProperty("wati").GetProperty("generation").GetString().ShouldBe("v1");
    }

    [Fact]
    public async Task a_name_in_another_case_is_the_same_tenant() =>
        (await Get("/api/v1/tenants/ACME", ApiWorld.AgencyOne)).Status.ShouldBe(200);

    [Fact]
    public async Task another_agencys_tenant_is_not_there() =>
        (await Get("/api/v1/tenants/globex", ApiWorld.AgencyOne)).ShouldBeProblem(404, "tenant_unknown");

    [Fact]
    public async Task an_unknown_tenant_answers_the_same() =>
        (await Get("/api/v1/tenants/nobody", ApiWorld.AgencyOne)).ShouldBeProblem(404, "tenant_unknown");

    [Theory]
    [InlineData("/api/v1/tenants/acme"), InlineData("/api/v1/tenants/nobody"), InlineData("/api/v1/tenants"), InlineData("/api/v1/agencies")]
    public async Task without_a_key_nobody_learns_which_tenants_exist(string path)
    {
        var answer = await Get(path, null);
        answer.ShouldBeProblem(401, "unauthenticated");
        answer.Headers["WWW-Authenticate"].ShouldBe("Bearer");
        (await Get(path, "byoa_agency_wrong")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task the_platforms_key_is_not_an_agencys()
    {
        (await Get("/api/v1/tenants/acme", ApiWorld.PlatformKey)).ShouldBeProblem(403, "forbidden");
        (await Get("/api/v1/tenants", ApiWorld.PlatformKey)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task an_agencys_key_is_not_the_platforms() =>
        (await Get("/api/v1/agencies", ApiWorld.AgencyOne)).ShouldBeProblem(403, "forbidden");

    [Fact]
    public async Task an_agency_lists_its_own_tenants_only()
    {
        var answer = await Get("/api/v1/tenants", ApiWorld.AgencyOne);
        answer.Body.GetProperty("items").EnumerateArray().Select(tenant => tenant.GetProperty("identifier").GetString()).ShouldBe(["acme"]);
    }

    [Fact]
    public async Task an_open_door_still_names_a_tenant_that_exists()
    {
        (await Get("/doors/acme", "any-bearer-token")).Status.ShouldBe(200);
        (await Get("/doors/globex", ApiWorld.AgencyOne)).Status.ShouldBe(200);
        (await Get("/doors/nobody", null)).ShouldBeProblem(404, "tenant_unknown");
    }

    [Fact]
    public async Task a_route_that_says_nothing_of_tenants_is_closed() => (await Get("/forgotten", null)).ShouldBeProblem(404, "tenant_unknown");

    [Theory]
    [InlineData("/doors/late", null), InlineData("/api/v1/tenants/late", ApiWorld.AgencyOne)]
    public async Task a_store_that_is_down_is_not_an_unknown_tenant(string path, string? key)
    {
        World.StoreIsDown = true;
        World.Directory.Invalidate();
        try
        {
            var answer = await Get(path, key);
            answer.ShouldBeProblem(503, TenancyCodes.StoreUnavailable);
            answer.Headers["Retry-After"].ShouldBe("2");
            (await Get("/api/v1/tenants", ApiWorld.AgencyOne)).ShouldBeProblem(503, TenancyCodes.StoreUnavailable);
        }
        finally
        {
            World.StoreIsDown = false;
            World.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private Task<Answer> Get(string path, string? key) => World.AskAsync(HttpMethod.Get, path, key);
}
