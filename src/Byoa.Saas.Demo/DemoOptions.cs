using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Byoa.Saas.Demo;

/// <summary>What the caller asked for.</summary>
/// <param name="Once">End after the checks instead of staying up.</param>
/// <param name="Verbose">Show the host's log.</param>
/// <param name="Port">The API's port; null for a friendly or else a free one.</param>
/// <param name="Model">The real model; null for the simulated one.</param>
/// <param name="Colours">Whether a person looks at a terminal.</param>
internal sealed record DemoOptions(bool Once, bool Verbose, int? Port, RealModel? Model, bool Colours)
{
    /// <summary>Null when an argument is not understood.</summary>
    public static DemoOptions? Read(string[] args, IConfiguration environment)
    {
        var options = new DemoOptions(
            false, false, null, RealModel.Read(environment), !Console.IsOutputRedirected && environment["NO_COLOR"] is null or "");
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--once":
                    options = options with { Once = true };
                    break;
                case "--verbose":
                    options = options with { Verbose = true };
                    break;
                case "--port" when i + 1 < args.Length && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65_536:
                    options = options with { Port = port };
                    i++;
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    /// <returns>The exit code for arguments that were not understood.</returns>
    public static int ShowUsage()
    {
        Console.Error.WriteLine("""
            Usage: dotnet run --project src/Byoa.Saas.Demo -- [--once] [--verbose] [--port <number>]

              --once     end after the checks, with exit code 0 or 1; the last line is JSON
              --verbose  show the host's log
              --port     the port of the API

            Environment: BYOA_POSTGRES (a connection string), BYOA_POSTGRES_WAY (given, binaries, docker, npm, apt),
            OPENAI_API_KEY, OPENAI_BASE_URL and OPENAI_MODEL (a real model instead of the simulated one).
            """);
        return 2;
    }
}

/// <summary>A model that costs money.</summary>
internal sealed record RealModel(string Key, string BaseUrl, string Name)
{
    public static RealModel? Read(IConfiguration environment) => environment["OPENAI_API_KEY"] is { Length: > 0 } key
        ? new(key, Given(environment["OPENAI_BASE_URL"]) ?? "https://api.openai.com/v1", Given(environment["OPENAI_MODEL"]) ?? "gpt-5-mini")
        : null;

    // A record would print the key.
    public override string ToString() => $"{Name} at {BaseUrl}";

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
