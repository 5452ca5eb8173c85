using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati;

/// <summary>Buttons and lists as both generations take them, with the lengths Wati documents.</summary>
internal static class Interactive
{
    private const int MostButtons = 3;
    private const int MostRows = 10;

    /// <returns>The draft, or what is wrong with the body.</returns>
    public static (OutgoingDraft? Draft, string? Error) Buttons(JsonObject body, Operator? author)
    {
        var titles = body.Items("buttons").Select(b => b.Text("text") ?? "").ToList();
        var error = Body(body)
            ?? Count(titles.Count, MostButtons, "buttons")
            ?? Titles(titles, 20, "Button text")
            ?? Length((body["header"] as JsonObject).Text("text"), 60, "Header text");
        return error is not null ? (null, error) : (Draft(body, author, ChoiceStyle.Buttons, [.. titles.Select(t => new Choice(t))]), null);
    }

    public static (OutgoingDraft? Draft, string? Error) List(JsonObject body, Operator? author)
    {
        var sections = body.Items("sections").ToList();
        var rows = sections.SelectMany(s => s.Items("rows"))
            .Select(r => new Choice(r.Text("title") ?? "", r.Text("description")))
            .ToList();
        var buttonText = body.Text("buttonText") ?? body.Text("button_text");
        var error = Body(body)
            ?? (string.IsNullOrEmpty(buttonText) ? "Button text is required." : Length(buttonText, 20, "Button text"))
            ?? Length(body.Text("header"), 60, "Header")
            ?? Count(rows.Count, MostRows, "rows")
            ?? Titles([.. rows.Select(r => r.Title)], 24, "Row title")
            ?? sections.Select(s => Length(s.Text("title"), 24, "Section title")).FirstOrDefault(e => e is not null)
            ?? rows.Select(r => Length(r.Description, 72, "Row description")).FirstOrDefault(e => e is not null);
        return error is not null ? (null, error) : (Draft(body, author, ChoiceStyle.List, rows), null);
    }

    private static OutgoingDraft Draft(JsonObject body, Operator? author, ChoiceStyle style, IReadOnlyList<Choice> choices) =>
        new(EntryKind.Agent, "interactive", body.Text("body")) { Author = author, Choices = choices, ChoiceStyle = style };

    private static string? Body(JsonObject body) => string.IsNullOrEmpty(body.Text("body"))
        ? "Body is required."
        : Length(body.Text("body"), 1024, "Body") ?? Length(body.Text("footer"), 60, "Footer");

    private static string? Count(int count, int most, string what) =>
        count == 0 || count > most ? $"The number of {what} must be between 1 and {most}." : null;

    private static string? Titles(List<string> titles, int most, string what)
    {
        if (titles.Any(string.IsNullOrWhiteSpace))
            return $"{what} is required.";
        if (titles.Distinct(StringComparer.Ordinal).Count() != titles.Count)
            return $"{what} must be unique.";
        return titles.Select(t => Length(t, most, what)).FirstOrDefault(e => e is not null);
    }

    private static string? Length(string? text, int most, string what) =>
        text?.Length > most ? $"{what} must not be longer than {most} characters." : null;
}
