using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Tenancy;

/// <summary>How much of one tenant's work a process takes on at once, so that no tenant fills a lane others wait in.</summary>
public sealed class WorkOptions
{
    public const string SectionName = "Work";

    /// <summary>Turns and sends of a tenant in flight in one process; 10 to 500, well below the 1,000 of a lane.</summary>
    [Range(10, 500)]
    public int MostInFlight { get; init; } = 200;

    /// <summary>
    /// Steps of a tenant's turns and sends that read or write the database at once in one process; 1 to 100. They take milliseconds, so that
    /// a few serve many turns; but each one more stands beside the other tenants' when the machine is busy. Unless set, one for each processor, 2 to 8.
    /// </summary>
    [Range(1, 100)]
    public int MostStepsAtOnce { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 8);

    /// <summary>The first pause of work that found no place. Seconds, 0.1 to 60.</summary>
    [Range(0.1, 60.0)]
    public double FirstPauseSeconds { get; init; } = 2;

    /// <summary>The longest such pause; what has waited longer looks less often. Seconds, 1 to 600.</summary>
    [Range(1.0, 600.0)]
    public double LongestPauseSeconds { get; init; } = 60;
}
