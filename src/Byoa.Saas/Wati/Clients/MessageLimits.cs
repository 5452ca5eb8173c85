namespace Byoa.Saas.Wati.Clients;

/// <summary>WhatsApp's limits of messages, checked before a call that could only be refused. Each answers null or what is wrong.</summary>
internal static class MessageLimits
{
    public const int TextLength = 4096;

    public static string? Broken(string text) => text.Length is 0 or > TextLength ? $"text: 1 to {TextLength} characters" : null;

    public static string? Broken(OutgoingFile file) =>
        file.Content.IsEmpty ? "file: empty"
        : string.IsNullOrWhiteSpace(file.FileName) ? "file: without a name"
        : Within(file.Caption, 1024) ? null : "caption: at most 1024 characters";

    public static string? Broken(OutgoingButtons buttons) =>
        Frame(buttons.Body, buttons.Header, buttons.Footer)
        ?? (buttons.Titles.Count is 0 or > 3 ? "buttons: 1 to 3" : null)
        ?? Titles(buttons.Titles, 20);

    public static string? Broken(OutgoingList list)
    {
        var rows = list.Sections.SelectMany(s => s.Rows).ToList();
        return Frame(list.Body, list.Header, list.Footer)
            ?? (Filled(list.ButtonText, 20) ? null : "button text: 1 to 20 characters")
            ?? (rows.Count is 0 or > 10 ? "rows: 1 to 10 in all" : null)
            ?? (list.Sections.All(s => Within(s.Title, 24) && s.Rows.Count > 0) ? null : "sections: a title of at most 24 characters and a row")
            ?? (list.Sections.Count > 1 && list.Sections.Any(s => s.Title.Length == 0) ? "sections: a title each when there are several" : null)
            ?? (rows.TrueForAll(r => Within(r.Description, 72)) ? null : "descriptions: at most 72 characters")
            ?? Titles([.. rows.Select(r => r.Title)], 24);
    }

    private static string? Frame(string body, string? header, string? footer) =>
        !Filled(body, 1024) ? "body: 1 to 1024 characters"
        : Within(header, 60) && Within(footer, 60) ? null : "header and footer: at most 60 characters";

    // The customer's tap comes back as a title without an id of ours, so equal titles could not be told apart.
    private static string? Titles(IReadOnlyList<string> titles, int length) =>
        !titles.All(t => Filled(t, length)) ? $"titles: 1 to {length} characters"
        : titles.Select(t => t.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < titles.Count ? "titles: each only once"
        : null;

    private static bool Filled(string? text, int length) => !string.IsNullOrWhiteSpace(text) && text.Length <= length;

    private static bool Within(string? text, int length) => text is null || text.Length <= length;
}
