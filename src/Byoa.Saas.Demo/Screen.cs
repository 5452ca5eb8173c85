namespace Byoa.Saas.Demo;

/// <summary>The terminal, written to by several at once, a whole line at a time.</summary>
internal sealed class Screen(bool colours)
{
    private readonly Lock sync = new();

    public void Line(string text = "")
    {
        lock (sync)
            Console.Out.WriteLine(text);
    }

    public void Heading(string text) => Line($"{Environment.NewLine}{Paint(text, Ink.Bold)}{Environment.NewLine}");

    /// <summary>One step of the start.</summary>
    public void Step(string what, string text) => Line($"  {what,-12}{text}");

    public void Failure(string text) => Line($"{Environment.NewLine}{Paint("It did not work.", Ink.Red)} {text}");

    public string Paint(string text, Ink ink) => colours && text.Length > 0 ? $"\e[{(int)ink}m{text}\e[0m" : text;
}

/// <summary>Codes of terminals.</summary>
internal enum Ink
{
    Bold = 1,
    Faint = 2,
    Red = 31,
    Green = 32,
    Yellow = 33,
    Blue = 34,
    Cyan = 36,
}
