using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using FastEndpoints;
using FluentValidation;

namespace Byoa.Saas.Management.Tenants;

/// <param name="Identifier">The name in addresses; left out, one is made from the name.</param>
/// <param name="Name">For people.</param>
/// <param name="Wati">The account.</param>
/// <param name="Agent">What answers.</param>
internal sealed record RegisterTenantRequest(string? Identifier, string? Name, WatiRequest? Wati, AgentRequest? Agent);

/// <param name="Endpoint">The API endpoint as Wati shows it.</param>
/// <param name="TenantId">Only where the endpoint does not hold it.</param>
/// <param name="Token">The AI operator's token. Stored as a secret, never shown again.</param>
/// <param name="Generation">v1 unless given.</param>
/// <param name="OperatorEmail">The AI operator's own e-mail at Wati. Left out, no colleague's word can be told from the agent's own, and none puts it to sleep.</param>
internal sealed record WatiRequest(string? Endpoint, string? TenantId, string? Token, WatiGeneration? Generation, string? OperatorEmail)
{
    /// <summary>What the account's plan allows, where it differs from what the platform assumes.</summary>
    public WatiLimits? Limits { get; init; }

    // A record would print the token.
    public override string ToString() => $"{nameof(WatiRequest)} {Endpoint}";
}

internal sealed class RegisterTenantValidator : Validator<RegisterTenantRequest>
{
    public RegisterTenantValidator()
    {
        RuleFor(request => request.Identifier).Must(InputRules.IsIdentifier).When(request => request.Identifier is not null)
            .WithMessage("Must be 3 to 63 lower-case letters, digits or dashes, with no dash at either end.");
        RuleFor(request => request.Name).NotEmpty().MaximumLength(100);
        RuleFor(request => request.Wati).NotNull().SetValidator(new WatiValidator()!);
        RuleFor(request => request.Agent).NotNull().SetValidator(new AgentValidator()!);
    }
}

internal sealed class WatiValidator : AbstractValidator<WatiRequest>
{
    public WatiValidator()
    {
        RuleFor(wati => wati.Endpoint).NotEmpty();
        RuleFor(wati => wati.TenantId).Must(InputRules.IsWatiTenant).When(wati => wati.TenantId is not null)
            .WithMessage("Must be the account's number or name alone.");
        RuleFor(wati => wati.Token).Must(InputRules.IsWatiToken).WithMessage("Must be the token as Wati shows it.");
        RuleFor(wati => wati.OperatorEmail).EmailAddress().MaximumLength(200);
        RuleFor(wati => wati.Limits).SetValidator(new WatiLimitsValidator()!).When(wati => wati.Limits is not null);
    }
}
