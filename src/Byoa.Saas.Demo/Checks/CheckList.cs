namespace Byoa.Saas.Demo.Checks;

/// <summary>What was expected and whether it came so, told line by line.</summary>
/// <param name="screen">Where it is told.</param>
/// <param name="scripted">Whether the model's wording and tool calls are known beforehand.</param>
internal sealed class CheckList(Screen screen, bool scripted)
{
    private int held;
    private int failed;
    private int left;

    public bool AllHold => failed == 0 && held > 0;

    public void About(string subject) => screen.Line($"  {screen.Paint(subject, Ink.Bold)}");

    public void That(string what, bool holds, string expected, string found)
    {
        if (holds)
        {
            held++;
            screen.Line($"    {screen.Paint("ok    ", Ink.Green)}  {what}{screen.Paint(expected.Length > 0 ? $": {Lines.Shortened(expected)}" : "", Ink.Faint)}");
            return;
        }

        failed++;
        screen.Line($"    {screen.Paint("FAILED", Ink.Red)}  {what}");
        screen.Line($"            expected {expected}");
        screen.Line($"            found    {found.ReplaceLineEndings($"{Environment.NewLine}                     ")}");
    }

    public void Equal<T>(string what, T expected, T found) =>
        That(what, EqualityComparer<T>.Default.Equals(expected, found), $"{expected}", $"{found}");

    /// <summary>Two lists, item by item; how many there are says enough when they are alike.</summary>
    public void Alike(string what, IReadOnlyCollection<string> expected, IReadOnlyCollection<string> found)
    {
        if (expected.SequenceEqual(found))
            That(what, true, $"{expected.Count}", "");
        else
            That(what, false, string.Join(" | ", expected), string.Join(" | ", found));
    }

    /// <summary>Nothing of the kind is there.</summary>
    public void None(string what, IReadOnlyCollection<string> found) => That(what, found.Count == 0, "", string.Join(", ", found));

    /// <summary>Left out when a real model answers, whose words and decisions are its own.</summary>
    public void EqualByScript<T>(string what, T expected, T found)
    {
        if (scripted)
            Equal(what, expected, found);
        else
            left++;
    }

    /// <summary>The text holds every part; with a real model, that there is a text.</summary>
    public void Says(string what, string? text, params string[] parts)
    {
        var words = text ?? "";
        if (scripted)
            That(what, parts.All(part => words.Contains(part, StringComparison.Ordinal)), string.Join(", ", parts.Select(part => $"“{part}”")), words);
        else
            That(what, words.Length > 0, "some words", "none");
    }

    public void Conclude()
    {
        var result = failed == 0 ? screen.Paint($"All {held} checks hold.", Ink.Green) : screen.Paint($"{failed} of {held + failed} checks failed.", Ink.Red);
        screen.Line($"{Environment.NewLine}  {result}{(left > 0 ? $" {left} depend on the model's own choice and were left out." : "")}");
    }
}
