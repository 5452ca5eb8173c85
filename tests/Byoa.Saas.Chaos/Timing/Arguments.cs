using System.Globalization;

namespace Byoa.Saas.Chaos.Timing;

/// <summary>What a measuring mode was asked for: pairs of names and values.</summary>
internal sealed class Arguments
{
    private readonly string usage;
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);

    /// <exception cref="FormatException">Names what cannot be read.</exception>
    public Arguments(IReadOnlyList<string> arguments, string usage, params string[] known)
    {
        this.usage = usage;
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (!known.Contains(arguments[i]))
                throw new FormatException($"{arguments[i]} is not known. {usage}");
            given[arguments[i]] = i + 1 < arguments.Count ? arguments[i + 1] : throw new FormatException($"{arguments[i]} needs a value. {usage}");
        }
    }

    public string? Text(string name) => given.GetValueOrDefault(name);

    public double Number(string name, double otherwise, double least, double most)
    {
        if (!given.TryGetValue(name, out var text))
            return otherwise;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException(FormattableString.Invariant($"{name} must be a number from {least} to {most}. {usage}"));
    }
}
