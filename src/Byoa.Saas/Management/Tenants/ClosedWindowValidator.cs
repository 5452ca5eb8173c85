using Byoa.Saas.AgentRuntime.Definition;
using FluentValidation;

namespace Byoa.Saas.Management.Tenants;

internal sealed class ClosedWindowValidator : AbstractValidator<ClosedWindowRequest>
{
    private const int MostParameters = 50;
    private const int LongestName = 200;
    private const int LongestText = 500;

    private const string OneLine = "Must be one line of text.";
    private const string Known =
        $"There are {{{ParameterText.CustomerName}}}, {{{ParameterText.BusinessName}}} and {{{ParameterText.AttributePrefix}…}}, each with a fallback such as {{{ParameterText.CustomerName}|there}}.";

    public ClosedWindowValidator()
    {
        RuleFor(closed => closed.Template).NotEmpty().MaximumLength(LongestName).Must(InputRules.IsOneLine).WithMessage(OneLine);
        RuleFor(closed => closed.BroadcastName).NotEmpty().MaximumLength(LongestName).Must(InputRules.IsOneLine).WithMessage(OneLine)
            .When(closed => closed.BroadcastName is not null);
        RuleFor(closed => closed.Parameters).Must(all => all!.Count <= MostParameters).When(closed => closed.Parameters is not null)
            .WithMessage($"Must be at most {MostParameters}.");
        RuleForEach(closed => closed.Parameters)
            .Must(parameter => parameter.Key.Trim() is { Length: > 0 and <= LongestName } && InputRules.IsOneLine(parameter.Key))
            .WithMessage($"Each needs a name of 1 to {LongestName} characters in one line.")
            .Must(parameter => parameter.Value?.Trim() is { Length: > 0 and <= LongestText } && InputRules.IsOneLine(parameter.Value))
            .WithMessage((_, parameter) => $"{parameter.Key}: must be a text of 1 to {LongestText} characters in one line.")
            .Must(parameter => parameter.Value is null || ParameterText.Misread(parameter.Value) is null)
            .WithMessage((_, parameter) => $"{parameter.Key}: {ParameterText.Misread(parameter.Value!)} is no placeholder. {Known}")
            .When(closed => closed.Parameters?.Count <= MostParameters);
    }
}
