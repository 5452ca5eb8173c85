using System.Globalization;
using System.Text;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>A conversation as a person reads it in the team inbox.</summary>
internal static class TranscriptText
{
    /// <summary>Call while the book's lock is held.</summary>
    public static string Of(Conversation conversation)
    {
        var text = new StringBuilder();
        var status = conversation.Status.ToString().ToLowerInvariant();
        text.Append(CultureInfo.InvariantCulture, $"{conversation.Contact.Name} ({conversation.Contact.WaId ?? conversation.Contact.Bsuid})");
        text.AppendLine(CultureInfo.InvariantCulture, $" | {status} | with {conversation.Assignee?.Name ?? conversation.Team ?? "nobody"}");
        foreach (var entry in conversation.Entries)
            text.AppendLine(Line(entry));
        return text.ToString();
    }

    private static string Line(InboxEntry entry)
    {
        var time = entry.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (entry.Kind == EntryKind.Event)
            return $"{time}  -- {entry.Text}";
        var content = entry.Type is "text" or "interactive" or "button" or "template" ? entry.Text : $"[{entry.Type}] {entry.FileName ?? entry.Text}";
        if (entry.Media is not null && !string.IsNullOrEmpty(entry.Text))
            content = $"[{entry.Type}] {entry.FileName} {entry.Text}";
        var choices = entry.Choices.Count == 0 ? "" : "  " + string.Join(' ', entry.Choices.Select(c => $"[{c.Title}]"));
        var status = entry.FromBusiness ? $"  ({entry.Status.ToLowerInvariant()})" : "";
        return $"{time}  {entry.Author}: {content}{choices}{status}";
    }
}
