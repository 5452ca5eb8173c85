using Byoa.Saas.Management;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Operations.DeadLetters;

internal sealed record DiscardDeadLetterRequest
{
    [RouteParam]
    public required string Id { get; init; }

    /// <summary>Why it need not be done any more; 1 to 500 characters. Kept with the letter.</summary>
    public string? Reason { get; init; }
}

internal sealed class DiscardDeadLetterValidator : Validator<DiscardDeadLetterRequest>
{
    public DiscardDeadLetterValidator() => RuleFor(request => request.Reason).NotEmpty().MaximumLength(500);
}

internal sealed class DiscardDeadLetterEndpoint(DiscardDeadLetter discard, RequestTenant tenant) : Endpoint<DiscardDeadLetterRequest, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(DeadLetterRoutes.All + "/{id}/discard");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(DeadLetterRoutes.Tag).WithSummary("Gives a message up for good, for a reason. The message is deleted; who gave it up, when and why stays listed."));
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(DiscardDeadLetterRequest req, CancellationToken ct) =>
        await discard.RefusalAsync(tenant.Id, req, Caller.Of(User)!, ct) is { } code ? HttpContext.Problem(code) : TypedResults.NoContent();
}

internal sealed class DiscardPlatformDeadLetterEndpoint(DiscardDeadLetter discard) : Endpoint<DiscardDeadLetterRequest, Results<NoContent, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post("/api/v1/dead-letters/{id}/discard");
        Policies(CallerPolicies.Platform);
        Description(route => route.WithTags(DeadLetterRoutes.Tag).WithSummary("Gives up a message that belongs to no tenant, or to none that is there, or cannot be read; others are their agency's to decide on."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Results<NoContent, ProblemHttpResult>> ExecuteAsync(DiscardDeadLetterRequest req, CancellationToken ct) =>
        await discard.OfNobodyAsync(req, Caller.Of(User)!, ct) is { } code ? HttpContext.Problem(code) : TypedResults.NoContent();
}

/// <summary>Discards, and writes who did: the reason itself stays out of the log, since people write what they like.</summary>
internal sealed class DiscardDeadLetter(DeadLetterBook book, TenantDirectory tenants, Audit audit)
{
    /// <summary>Whoever runs the platform decides on what no agency can: the tenant its envelope names is not there, or it names none.</summary>
    /// <returns>Null when it is discarded now, or was before.</returns>
    public async Task<string?> OfNobodyAsync(DiscardDeadLetterRequest request, Caller caller, CancellationToken cancellation)
    {
        if (!Guid.TryParse(request.Id, out var id))
            return DeadLetterCodes.Unknown;
        foreach (var owner in await book.OwnersAsync(id, cancellation))
            if (await tenants.ByIdAsync(owner, cancellation) is null)
                return await RefusalAsync(owner, request, caller, cancellation);
        return DeadLetterCodes.Unknown;
    }

    /// <returns>Null when it is discarded now, or was before.</returns>
    public async Task<string?> RefusalAsync(string tenant, DiscardDeadLetterRequest request, Caller caller, CancellationToken cancellation)
    {
        if (!Guid.TryParse(request.Id, out var id))
            return DeadLetterCodes.Unknown;
        switch (await book.DiscardAsync(tenant, id, caller.Name, request.Reason!.Trim(), cancellation))
        {
            case null:
                return DeadLetterCodes.Unknown;
            case DeadLetterState.Replayed:
                return DeadLetterCodes.Replayed;
            default:
                audit.Write(caller, "DiscardDeadLetter", $"{tenant}/{id}");
                return null;
        }
    }
}
