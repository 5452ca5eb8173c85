using Byoa.Saas.Platform;
using Byoa.Saas.Secrets;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Wolverine;

namespace Byoa.Saas.Management.Tenants;

internal sealed record SetWatiTokenRequest(string? Token)
{
    // A record would print the token.
    public override string ToString() => nameof(SetWatiTokenRequest);
}

internal sealed class SetWatiTokenValidator : Validator<SetWatiTokenRequest>
{
    public SetWatiTokenValidator() =>
        RuleFor(request => request.Token).Must(InputRules.IsWatiToken).WithMessage("Must be the token as Wati shows it.");
}

/// <summary>Wati gave the operator a new token. The secret store is changed first: whoever is told of the new token must find it.</summary>
internal sealed class SetWatiTokenEndpoint(ITenantSecrets secrets, IMessageBus bus, Audit audit) : Endpoint<SetWatiTokenRequest, NoContent>
{
    public override void Configure()
    {
        Put(ManagementApi.OneTenant + "/wati-token");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ManagementApi.TenantsTag).WithSummary("Replaces the token of the AI operator."));
    }

    public override async Task<NoContent> ExecuteAsync(SetWatiTokenRequest req, CancellationToken ct)
    {
        var tenant = HttpContext.GetTenantInfo<Tenant>()!;
        await secrets.WriteAsync(tenant.Id, SecretKind.WatiToken, req.Token!, ct);
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new ReplaceWatiToken(), ct);
        audit.Write(Caller.Of(User)!, "SetWatiToken", tenant.Id);
        return TypedResults.NoContent();
    }
}
