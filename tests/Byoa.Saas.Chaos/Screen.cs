using System.Globalization;

namespace Byoa.Saas.Chaos;

internal static class Screen
{
    /// <summary>Tells whoever watches, with the time.</summary>
    public static void Say(FormattableString line) => Console.WriteLine(
        FormattableString.Invariant($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line.ToString(CultureInfo.InvariantCulture)}"));
}
