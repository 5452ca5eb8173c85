using Byoa.Saas.Management.Access;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Management.Agencies;

internal sealed record CreateAgencyRequest(string? Name);

/// <param name="Id">Names the agency in everything it owns.</param>
/// <param name="Name">As given.</param>
/// <param name="ApiKey">Shown here and never again.</param>
internal sealed record CreatedAgency(string Id, string Name, string ApiKey);

internal sealed class CreateAgencyValidator : Validator<CreateAgencyRequest>
{
    public CreateAgencyValidator() => RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
}

internal sealed class CreateAgencyEndpoint(PlatformCommands commands, TimeProvider time)
    : Endpoint<CreateAgencyRequest, Results<Created<CreatedAgency>, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(ManagementApi.Agencies);
        Policies(CallerPolicies.Platform);
        Description(route => route.WithTags(ManagementApi.AgenciesTag).WithSummary("Makes an agency and its key."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Results<Created<CreatedAgency>, ProblemHttpResult>> ExecuteAsync(CreateAgencyRequest req, CancellationToken ct)
    {
        var key = ApiKeys.NewForAgency();
        var agency = new Agency(Ids.NewName("ag"), req.Name!.Trim(), time.GetUtcNow());
        var first = new ApiKey(ApiKeys.Hash(key), agency.Id, [ApiKeyScopes.ManageTenants], agency.CreatedAt);
        var outcome = await commands.InvokeAsync(Caller.Of(User)!, agency.Id, new CreateAgency(agency, first), ct);

        return outcome.Result == OutcomeResult.Refused
            ? HttpContext.Problem(outcome)
            : TypedResults.Created($"{ManagementApi.Agencies}/{agency.Id}", new CreatedAgency(agency.Id, agency.Name, key));
    }
}

/// <summary>An agency comes to the platform, with its first key.</summary>
public sealed record CreateAgency(Agency Agency, ApiKey Key)
{
    // The bus logs failed commands; not even a key's hash is for the log.
    public override string ToString() => $"{nameof(CreateAgency)} {Agency.Id}";
}

public static class CreateAgencyHandler
{
    public static Outcome Handle(CreateAgency command, IDocumentSession session)
    {
        session.Insert(command.Agency);
        session.Insert(command.Key);
        return new(OutcomeResult.Accepted, null);
    }
}
