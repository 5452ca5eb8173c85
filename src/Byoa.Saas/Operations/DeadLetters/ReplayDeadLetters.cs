using Byoa.Saas.Management;
using Byoa.Saas.Platform;
using FastEndpoints;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Operations.DeadLetters;

internal sealed class ReplayDeadLetterEndpoint(DeadLetterBook book, RequestTenant tenant, Audit audit) : EndpointWithoutRequest<Results<Accepted, ProblemHttpResult>>
{
    public override void Configure()
    {
        Post(DeadLetterRoutes.All + "/{id}/replay");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(DeadLetterRoutes.Tag)
            .WithSummary("Sends the message to its handler again, in its own lane and order. Safe: every handler asks the conversation how far it came. Replaying twice is replaying once."));
    }

    public override async Task<Results<Accepted, ProblemHttpResult>> ExecuteAsync(CancellationToken ct)
    {
        var caller = Caller.Of(User)!;
        if (!Guid.TryParse(Route<string>("id"), out var id))
            return HttpContext.Problem(DeadLetterCodes.Unknown);
        switch (await book.ReplayAsync(tenant.Id, id, caller.Name, ct))
        {
            case null:
                return HttpContext.Problem(DeadLetterCodes.Unknown);
            case DeadLetterState.Discarded:
                return HttpContext.Problem(DeadLetterCodes.Discarded);
            default:
                audit.Write(caller, "ReplayDeadLetter", $"{tenant.Id}/{id}");
                return TypedResults.Accepted((string?)null);
        }
    }
}

internal sealed class ReplayDeadLettersEndpoint(DeadLetterBook book, RequestTenant tenant, Audit audit) : EndpointWithoutRequest<Accepted<ReplayedDeadLetters>>
{
    public override void Configure()
    {
        Post(DeadLetterRoutes.All + "/replay");
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(DeadLetterRoutes.Tag).WithSummary("Sends all of the tenant's dead letters to their handlers again."));
    }

    public override async Task<Accepted<ReplayedDeadLetters>> ExecuteAsync(CancellationToken ct)
    {
        var caller = Caller.Of(User)!;
        var replayed = await book.ReplayAllAsync(tenant.Id, caller.Name, ct);
        audit.Write(caller, "ReplayDeadLetters", tenant.Id);
        return TypedResults.Accepted((string?)null, new ReplayedDeadLetters(replayed));
    }
}

/// <param name="Replayed">How many are on their way again.</param>
internal sealed record ReplayedDeadLetters(int Replayed);
