using System.Globalization;
using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Chaos;

/// <summary>What a run is asked for.</summary>
internal sealed record ChaosOptions
{
    public const string Usage = "--minutes M (5)  --replicas N (2)  --tenants N (12)  --seed S (1)  --messages K (430 a minute)  --out FOLDER (a new one in the temp folder)";

    private const int MessagesAMinute = 430;

    /// <summary>How long customers write and faults happen; coming to rest takes its own time.</summary>
    public double Minutes { get; private init; } = 5;

    public int Replicas { get; private init; } = 2;

    /// <summary>They share the customers, however many they are.</summary>
    public int Tenants { get; private init; } = 12;

    /// <summary>Equal seeds plan equal customers and equal faults; how they meet is up to the machine.</summary>
    public int Seed { get; private init; } = 1;

    public int? WantedMessages { get; private init; }

    public string? Folder { get; private init; }

    /// <summary>At least so many messages are planned.</summary>
    public int Messages => WantedMessages ?? (int)(MessagesAMinute * Minutes);

    public TimeSpan Time => TimeSpan.FromMinutes(Minutes);

    /// <exception cref="FormatException">Names what cannot be read.</exception>
    public static ChaosOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ChaosOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value.");
            options = arguments[i] switch
            {
                "--minutes" => options with { Minutes = Number(arguments[i], value, 0.2, 600) },
                "--replicas" => options with { Replicas = (int)Number(arguments[i], value, 1, 20) },
                "--tenants" => options with { Tenants = (int)Number(arguments[i], value, 1, Provisioning.MostTenants) },
                "--seed" => options with { Seed = (int)Number(arguments[i], value, 0, int.MaxValue) },
                "--messages" => options with { WantedMessages = (int)Number(arguments[i], value, 1, 1_000_000) },
                "--out" => options with { Folder = value },
                var unknown => throw new FormatException($"{unknown} is not known. {Usage}"),
            };
        }

        return options;
    }

    private static double Number(string name, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"{name} must be a number from {least} to {most}."));
}
