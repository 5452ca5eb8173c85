using FluentValidation;

namespace Byoa.Saas.Management.Tenants;

internal sealed class HandoffValidator : AbstractValidator<HandoffRequest>
{
    private const int MostPhrases = 200;
    private const int MostTeams = 20;

    public HandoffValidator()
    {
        RuleFor(handoff => handoff.Keywords).Must(list => list!.Count <= MostPhrases).When(handoff => handoff.Keywords is not null);
        RuleForEach(handoff => handoff.Keywords).NotEmpty().MaximumLength(100).When(handoff => handoff.Keywords?.Count <= MostPhrases);
        RuleFor(handoff => handoff.PersonPhrases).Must(list => list!.Count <= MostPhrases).When(handoff => handoff.PersonPhrases is not null);
        RuleForEach(handoff => handoff.PersonPhrases).NotEmpty().MaximumLength(100).When(handoff => handoff.PersonPhrases?.Count <= MostPhrases);
        RuleFor(handoff => handoff.FailuresInARow).InclusiveBetween(1, 20);
        RuleFor(handoff => handoff.BusinessHours).SetValidator(new BusinessHoursValidator()!);
        RuleFor(handoff => handoff.Operator).EmailAddress().MaximumLength(200);
        RuleFor(handoff => handoff.Teams).Must(list => list!.Count <= MostTeams).When(handoff => handoff.Teams is not null);
        RuleForEach(handoff => handoff.Teams).NotEmpty().MaximumLength(100).When(handoff => handoff.Teams?.Count <= MostTeams);
        RuleFor(handoff => handoff.Teams).Must(teams => teams is null or [])
            .When(handoff => handoff.Operator is not null).WithMessage("Name a person or teams, not both.");
        RuleFor(handoff => handoff.CustomerMessage).NotEmpty().MaximumLength(4_096).When(handoff => handoff.CustomerMessage is not null);
        RuleFor(handoff => handoff.SummaryAttribute).NotEmpty().MaximumLength(100).When(handoff => handoff.SummaryAttribute is not null);
    }
}

internal sealed class BusinessHoursValidator : AbstractValidator<BusinessHoursRequest>
{
    private const int MostHours = 50;

    public BusinessHoursValidator()
    {
        RuleFor(hours => hours.TimeZone).Must(zone => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            .WithMessage("Must be an IANA time zone such as Europe/Berlin.");
        RuleFor(hours => hours.Open).NotNull().Must(open => open is null or { Count: <= MostHours });
        RuleForEach(hours => hours.Open).NotNull().SetValidator(new OpenHoursValidator()).When(hours => hours.Open?.Count <= MostHours);
    }
}

internal sealed class OpenHoursValidator : AbstractValidator<OpenHoursRequest>
{
    public OpenHoursValidator()
    {
        RuleFor(hours => hours.Day).NotNull();
        RuleFor(hours => hours.From).Must(InputRules.IsTimeOfDay).WithMessage("Must be a time such as 09:00.");
        RuleFor(hours => hours.To).Must(InputRules.IsTimeOfDay).WithMessage("Must be a time such as 17:30.");
    }
}
