using System.Globalization;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Contacts: attributes are <c>custom_params</c> on create and <c>customParams</c> on update, as at Wati.</summary>
internal static class V3Contacts
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/contacts", "getContacts", List);
        routes.Map("GET", "/contacts/count", "getContacts", Count);
        routes.Map("GET", "/contacts/{target}", "getContacts", Get);
        routes.Map("POST", "/contacts", "addContact", AddAsync);
        routes.Map("PUT", "/contacts", "updateAttributes", UpdateAsync);
        routes.Map("DELETE", "/contacts/{target}", "deleteContact", Delete);
        routes.Map("PUT", "/contacts/teams", "assignTeam", AssignTeamsAsync);
    }

    private static Answer List(WatiCall call)
    {
        if (!V3Input.Page(call, out var number, out var size, out var refusal))
            return refusal!;
        return call.InBook(book => Answer.Ok(new
        {
            contact_list = book.Contacts
                .Where(c => !c.Deleted)
                .Skip((number - 1) * size)
                .Take(size)
                .Select(c => V3Answers.Contact(book, c))
                .ToList(),
            page_number = number,
            page_size = size,
        }));
    }

    private static Answer Count(WatiCall call)
    {
        var from = Date(call.Query("date_from")) ?? DateTimeOffset.MinValue;
        var to = Date(call.Query("date_to")) ?? DateTimeOffset.MaxValue;
        return call.InBook(book => Answer.Ok(new
        {
            contact_count = book.Contacts.Count(c => !c.Deleted && c.Created >= from && c.Created <= to),
        }));
    }

    private static Answer Get(WatiCall call) =>
        V3Input.WithContact(call, call.Route("target"), (book, contact) => Answer.Ok(V3Answers.Contact(book, contact)));

    private static async Task<Answer> AddAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V3Input.Missing(call, body, "whatsapp_number", "name") is { } refusal)
            return refusal;
        var number = Targets.Digits(body.Text("whatsapp_number")!);
        return call.InBook(book =>
        {
            var contact = book.Contacts.Find(c => c.WaId == number && !c.Deleted) ?? book.AddContact(number, null, number);
            contact.Name = body.Text("name")!;
            ContactChanges.SetAttributes(book, contact, body.Pairs("custom_params"));
            book.ConversationOf(contact, book.Channels[0]);
            return Answer.Ok(V3Answers.Contact(book, contact));
        });
    }

    private static async Task<Answer> UpdateAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        var contacts = body.Items("contacts").ToList();
        if (contacts.Count == 0)
            return V3Answers.Error(call, 400, "The contacts field is required.");
        return call.InBook(book =>
        {
            List<(Contact? Contact, JsonNode Change)> found = [.. contacts.Select(c => (Targets.Contact(book, c.Text("target")), c))];
            if (found.Exists(f => f.Contact is null))
                return V3Answers.Error(call, 400, "Contact not found.");
            foreach (var (contact, change) in found)
                ContactChanges.SetAttributes(book, contact!, change.Pairs("customParams"));
            return Answer.Ok(new { contact_list = found.ConvertAll(f => V3Answers.Contact(book, f.Contact!)) });
        });
    }

    private static Answer Delete(WatiCall call) => V3Input.WithContact(call, call.Route("target"), (_, contact) =>
    {
        contact.Deleted = true;
        return Answer.Ok(new { contact_id = contact.Id, deleted = true, cleanup_completed = true });
    });

    private static async Task<Answer> AssignTeamsAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        if (V3Input.Missing(call, body, "target", "teams") is { } refusal)
            return refusal;
        string[] teams = [.. body.Items("teams").Select(t => t.ToString())];
        return V3Input.WithContact(call, body.Text("target"), (book, contact) =>
        {
            if (teams.Length == 0 || teams.Any(t => !book.Teams.Contains(t)))
                return V3Answers.Failed();
            contact.Teams = teams;
            return V3Answers.Done();
        });
    }

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
