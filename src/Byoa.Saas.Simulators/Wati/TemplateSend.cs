using System.Text.RegularExpressions;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati;

/// <summary>Sends an approved template to one recipient; call while the book's lock is held.</summary>
internal static partial class TemplateSend
{
    public static Template? Find(AccountBook book, string? name) =>
        book.Templates.Find(t => t.Setup.Name == name && t.Setup.Status == "APPROVED");

    /// <summary>Names of the parameters in the body, in order.</summary>
    public static IReadOnlyList<string> Parameters(Template template) =>
        [.. Placeholder().Matches(template.Setup.Body).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    public static TemplateResult Send(
        WatiCall call, Template template, string? target, string? channel, IReadOnlyList<KeyValuePair<string, string>> parameters, string? localMessageId)
    {
        var book = call.Book;
        var waId = Targets.Digits(target ?? "");
        var valid = waId.Length is >= 8 and <= 15 && waId.All(char.IsAsciiDigit);
        var contact = Targets.Contact(book, target) ?? (valid ? book.AddContact(waId, null, waId) : null);
        if (contact is null)
            return new TemplateResult(waId, localMessageId, false, ["Invalid WhatsApp number."]);
        var missing = Parameters(template).Except(parameters.Select(p => p.Key), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return new TemplateResult(waId, localMessageId, true, [.. missing.Select(m => $"Parameter {m} is missing.")]);

        var text = parameters.Aggregate(template.Setup.Body, (body, p) => body.Replace($"{{{{{p.Key}}}}}", p.Value, StringComparison.Ordinal));
        var conversation = book.ConversationOf(contact, book.FindChannel(channel) ?? book.Channels[0]);
        var sent = call.Account.Desk.BusinessSends(conversation, new OutgoingDraft(EntryKind.Agent, "template", text)
        {
            Author = call.Operator,
            LocalMessageId = localMessageId,
            Choices = [.. template.Setup.Buttons.Select(b => new Choice(b))],
            ChoiceStyle = template.Setup.Buttons.Count > 0 ? ChoiceStyle.Template : ChoiceStyle.None,
            IgnoresWindow = true,
        });
        return new TemplateResult(contact.WaId ?? contact.Bsuid!, sent!.LocalMessageId, true, []);
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Placeholder();
}

/// <param name="Recipient">Phone digits or business-scoped id.</param>
/// <param name="LocalMessageId">The message's own id.</param>
/// <param name="ValidNumber">Whether it could be a WhatsApp number.</param>
/// <param name="Errors">Empty when it was sent.</param>
internal sealed record TemplateResult(string Recipient, string? LocalMessageId, bool ValidNumber, IReadOnlyList<string> Errors);
