using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Wati;
using JasperFx;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Byoa.Saas.Specs.Management;

public sealed class Naming_problems
{
    [Theory]
    [InlineData(TenancyCodes.TenantUnknown, 404)]
    [InlineData("conversation_unknown", 404)]
    [InlineData(TenancyCodes.IdentifierTaken, 409)]
    [InlineData(TenancyCodes.TenantClosed, 409)]
    [InlineData("held_by_colleague", 409)]
    [InlineData(ProblemCodes.VersionConflict, 409)]
    [InlineData(WatiEndpointCodes.Invalid, 422)]
    [InlineData(WatiEndpointCodes.NotAllowed, 422)]
    [InlineData(WatiEndpointCodes.NeedsHttps, 422)]
    [InlineData(NewTenant.EndpointNeedsTenant, 422)]
    [InlineData(ModelAddress.NotAllowed, 422)]
    [InlineData(TenancyCodes.StoreUnavailable, 503)]
    [InlineData("secrets_unavailable", 503)]
    [InlineData(ProblemCodes.ValidationFailed, 400)]
    [InlineData(ProblemCodes.MalformedJson, 400)]
    [InlineData(ProblemCodes.InternalError, 500)]
    public void a_code_has_one_status(string code, int status) => ProblemCodes.StatusOf(code).ShouldBe(status);

    [Theory]
    [InlineData(400), InlineData(401), InlineData(403), InlineData(404), InlineData(405), InlineData(408), InlineData(409)]
    [InlineData(413), InlineData(415), InlineData(500), InlineData(503)]
    public void a_bare_status_has_a_code_of_that_status(int status) => ProblemCodes.StatusOf(ProblemCodes.Of(status)).ShouldBe(status);

    [Fact]
    public void exceptions_have_codes()
    {
        CodeOf(new AggregateException(new ConcurrencyException("", typeof(TenantRecord), "x"))).ShouldBe("version_conflict");
        CodeOf(new BadHttpRequestException("too large", 413)).ShouldBe("payload_too_large");
        CodeOf(new ConcurrencyException("", typeof(TenantRecord), "x")).ShouldBe("version_conflict");
        CodeOf(new NpgsqlException("down", new IOException())).ShouldBe("store_unavailable");
        CodeOf(new InvalidOperationException("outer", new NpgsqlException("down", new IOException()))).ShouldBe("store_unavailable");
        CodeOf(new TenantStoreUnavailableException(new TimeoutException())).ShouldBe("tenant_store_unavailable");
        CodeOf(new InvalidOperationException("bug")).ShouldBe("internal_error");
    }

    private static string CodeOf(Exception failure) =>
        ProblemPages.CodeOf(failure, new() { Causes = { [typeof(TenantStoreUnavailableException)] = TenancyCodes.StoreUnavailable } });
}
