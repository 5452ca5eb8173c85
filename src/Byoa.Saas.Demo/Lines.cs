using System.Globalization;
using System.Text;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo;

/// <summary>Entries of a team inbox as one line each.</summary>
internal static class Lines
{
    private const int Width = 110;
    private const double WordsPerSecond = 2.6;

    public static string Of(InboxEntry entry, Scene scene) => (entry.Type switch
    {
        "image" => $"[photo] {entry.Text}",
        "voice" => $"[voice note {Length(scene.Spoken)}] “{scene.Spoken}”",
        "document" => $"[document {entry.FileName}] {entry.Text}",
        _ when entry.Chosen is { } chosen => $"[taps {chosen.Title}]",
        _ when entry.Choices.Count > 0 => $"{entry.Text} {string.Join(' ', entry.Buttons.Select(title => $"[{title}]"))}",
        _ => entry.Text ?? $"[{entry.Type}]",
    }).TrimEnd();

    public static string OfEvent(InboxEntry entry) => entry.EventType == "assignedOperator"
        ? $"assigned to {entry.AssigneeName ?? "nobody"}"
        : (entry.Text ?? entry.EventType).Replace("The chat status was changed to ", "", StringComparison.Ordinal);

    public static string Shortened(string text) => text.Length <= Width ? text : $"{text[..(Width - 1)]}…";

    /// <summary>Broken between words; every further line begins below the first.</summary>
    public static string Wrapped(string text, int indent)
    {
        var wrapped = new StringBuilder();
        var column = indent;
        foreach (var word in text.ReplaceLineEndings(" ").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > indent && column + word.Length + 1 > Width)
            {
                wrapped.AppendLine().Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                wrapped.Append(' ');
            }

            wrapped.Append(word);
            column += word.Length + 1;
        }

        return wrapped.ToString();
    }

    private static string Length(string? words)
    {
        var seconds = Math.Max(1, (int)((words ?? "").Split(' ').Length / WordsPerSecond));
        return TimeSpan.FromSeconds(seconds).ToString(@"m\:ss", CultureInfo.InvariantCulture);
    }
}
