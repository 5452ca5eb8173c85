using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Hosting;

/// <summary>How the bus repeats what failed for a reason nobody foresaw, before the message is a dead letter.</summary>
public sealed class RetryOptions
{
    public const string SectionName = "Retries";

    /// <summary>The pause after the repeats in place; the two after it are three and six times as long. Seconds, 0.1 to 600.</summary>
    [Range(0.1, 600.0)]
    public double FirstPauseSeconds { get; init; } = 5;

    /// <summary>
    /// A message received so long ago that no process has worked on it since, as after a long outage of the database, is given out again.
    /// What a process holds it says so three times in this while. Seconds, 1 to 86,400.
    /// </summary>
    [Range(1.0, 86_400.0)]
    public double ForgottenAfterSeconds { get; init; } = 600;

    public TimeSpan ForgottenAfter => TimeSpan.FromSeconds(ForgottenAfterSeconds);

    public TimeSpan[] Pauses => [TimeSpan.FromSeconds(FirstPauseSeconds), TimeSpan.FromSeconds(3 * FirstPauseSeconds), TimeSpan.FromSeconds(6 * FirstPauseSeconds)];

    /// <summary>The bus is set up before options are, so it checks them itself.</summary>
    public static RetryOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(SectionName).Get<RetryOptions>() ?? new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
