using Byoa.Saas.AgentRuntime.Definition;
using FastEndpoints;
using FluentValidation;

namespace Byoa.Saas.Management.Tenants;

/// <summary>The ranges <see cref="AgentDefinition"/> documents.</summary>
internal sealed class AgentValidator : Validator<AgentRequest>
{
    public AgentValidator()
    {
        RuleFor(agent => agent.Prompt).NotEmpty().MaximumLength(20_000);
        RuleFor(agent => agent.Model).NotNull().SetValidator(new ModelValidator()!);
        RuleFor(agent => agent.Tools).Must(tools => tools!.Count <= BuiltInTools.All.Count && tools.Distinct().Count() == tools.Count)
            .When(agent => agent.Tools is not null).WithMessage("Each tool once.");
        RuleForEach(agent => agent.Tools).Must(tool => BuiltInTools.All.Contains(tool)).When(agent => agent.Tools?.Count <= BuiltInTools.All.Count)
            .WithMessage($"Must be one of: {string.Join(", ", BuiltInTools.All)}.");
        RuleFor(agent => agent.Handoff).SetValidator(new HandoffValidator()!);
        RuleFor(agent => agent.Limits).SetValidator(new LimitsValidator()!);
        RuleFor(agent => agent.OwnershipCheck!.Seconds).InclusiveBetween(0, 3_600).When(agent => agent.OwnershipCheck is not null);
        RuleFor(agent => agent.Breakers).SetValidator(new BreakersValidator()!);
        RuleFor(agent => agent.PauseAfterColleagueMinutes).InclusiveBetween(0, 1_440);
        RuleFor(agent => agent.ClosedWindow).SetValidator(new ClosedWindowValidator()!);
    }
}

internal sealed class ModelValidator : AbstractValidator<ModelRequest>
{
    public ModelValidator()
    {
        RuleFor(model => model.Name).NotEmpty().MaximumLength(200);
        RuleFor(model => model.BaseUrl).MaximumLength(500).Must(InputRules.IsWebAddress!)
            .When(model => model.BaseUrl is not null).WithMessage("Must be an absolute http or https address.");
        RuleFor(model => model.Key).NotEmpty().MaximumLength(InputRules.LongestSecret).When(model => model.Key is not null);
        RuleFor(model => model.TranscriptionModel).NotEmpty().MaximumLength(200).When(model => model.TranscriptionModel is not null);
        RuleFor(model => model.Temperature).InclusiveBetween(0, 2);
        RuleFor(model => model.Fallback).SetValidator(new FallbackValidator()!);
        RuleFor(model => model.Fallback!.Name).NotEqual(model => model.Name)
            .When(model => model.Fallback is { BaseUrl: null }).WithMessage("Must be another model, or have an address of its own.");
    }
}

internal sealed class FallbackValidator : AbstractValidator<FallbackRequest>
{
    public FallbackValidator()
    {
        RuleFor(fallback => fallback.Name).NotEmpty().MaximumLength(200);
        RuleFor(fallback => fallback.BaseUrl).MaximumLength(500).Must(InputRules.IsWebAddress!)
            .When(fallback => fallback.BaseUrl is not null).WithMessage("Must be an absolute http or https address.");
        RuleFor(fallback => fallback.Key).NotEmpty().MaximumLength(InputRules.LongestSecret).When(fallback => fallback.Key is not null);
        RuleFor(fallback => fallback.Key).Null().When(fallback => fallback.BaseUrl is null).WithMessage("Only an address of its own has a key of its own.");
    }
}

internal sealed class BreakersValidator : AbstractValidator<BreakersRequest>
{
    public BreakersValidator()
    {
        RuleFor(breakers => breakers.RapidReplies).InclusiveBetween(0, 200);
        RuleFor(breakers => breakers.RapidSeconds).InclusiveBetween(1, 3_600);
        RuleFor(breakers => breakers.DailyReplies).InclusiveBetween(0, 200);
        RuleFor(breakers => breakers.CustomerMessages).InclusiveBetween(0, 200);
        RuleFor(breakers => breakers.CustomerSeconds).InclusiveBetween(1, 3_600);
        RuleFor(breakers => breakers.SameAnswers).Must(most => most is null or 0 or (>= 2 and <= 10)).WithMessage("2 to 10, or 0.");
    }
}

internal sealed class LimitsValidator : AbstractValidator<LimitsRequest>
{
    public LimitsValidator()
    {
        RuleFor(limits => limits.SettleSeconds).InclusiveBetween(0, 60);
        RuleFor(limits => limits.MostModelCalls).InclusiveBetween(1, 20);
        RuleFor(limits => limits.HistoryMessages).InclusiveBetween(0, 100);
        RuleFor(limits => limits.MostOutputTokens).InclusiveBetween(16, 32_000);
    }
}
