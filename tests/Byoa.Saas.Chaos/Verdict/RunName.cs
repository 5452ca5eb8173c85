using System.Globalization;
using System.Reflection;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Which run it was: the first line of its report and of its faults.</summary>
internal static class RunName
{
    /// <summary>The commit the program was built from; changes not committed are not told.</summary>
    public static string Commit { get; } = typeof(RunName).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit] ? commit : "unknown";

    public static string Of(ChaosOptions options) => string.Create(
        CultureInfo.InvariantCulture, $"Seed {options.Seed}, {options.Minutes} minutes, {options.Replicas} replicas, {options.Tenants} tenants, commit {Commit}.");
}
