using System.Text.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Contacts and their custom attributes.</summary>
internal static class V1Contacts
{
    public static void Map(WatiRoutes routes)
    {
        routes.Map("GET", "/api/v1/getContacts", "getContacts", List);
        routes.Map("POST", "/api/v1/addContact/{number}", "addContact", AddAsync);
        routes.Map("POST", "/api/v1/updateContactAttributes/{target}", "updateAttributes", UpdateAsync);
        routes.Map("POST", "/api/v1/updateContactAttributesForMultiContacts", "updateAttributes", UpdateManyAsync);
    }

    private static Answer List(WatiCall call) => call.InBook(book =>
    {
        var size = Math.Clamp(call.Number("pageSize") ?? 20, 1, 100);
        var number = Math.Max(call.Number("pageNumber") ?? 1, 1);
        var name = call.Query("name");
        var filters = AttributeFilters(call.Query("attribute"));
        var found = book.Contacts
            .Where(c => !c.Deleted)
            .Where(c => string.IsNullOrEmpty(name) || c.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Where(c => filters.All(f => Fits(c, f)))
            .ToList();
        return Answer.Ok(new
        {
            result = "success",
            contact_list = found.Skip((number - 1) * size).Take(size).Select(c => V1Answers.Contact(book, c)).ToList(),
            link = V1Answers.Link(call, number, size, found.Count),
        });
    });

    private static async Task<Answer> AddAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        var number = Targets.Digits(call.Route("number")!);
        if (number.Length is < 8 or > 15 || !number.All(char.IsAsciiDigit))
            return V1Answers.Fail("Invalid phone number.");
        return call.InBook(book =>
        {
            var contact = book.Contacts.Find(c => c.WaId == number && !c.Deleted) ?? book.AddContact(number, null, number);
            contact.Name = body.Text("name") ?? contact.Name;
            ContactChanges.SetAttributes(book, contact, body.Pairs("customParams"));
            book.ConversationOf(contact, book.Channels[0]);
            return Answer.Ok(new { result = true, contact = V1Answers.Contact(book, contact) });
        });
    }

    private static async Task<Answer> UpdateAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        return call.InBook(book => Update(book, call.Route("target"), body) ? V1Answers.Done() : V1Targets.Unknown());
    }

    private static async Task<Answer> UpdateManyAsync(WatiCall call)
    {
        var body = await call.Http.ReadObjectAsync();
        var contacts = body.Items("contacts").ToList();
        if (contacts.Count == 0)
            return V1Answers.Fail("Contacts are required.");
        return call.InBook(book =>
            contacts.TrueForAll(c => Update(book, V1Targets.InBody(c), c)) ? V1Answers.Done() : V1Targets.Unknown());
    }

    private static bool Update(AccountBook book, string? target, JsonNode body)
    {
        if (Targets.Contact(book, target) is not { } contact)
            return false;
        ContactChanges.SetAttributes(book, contact, body.Pairs("customParams"));
        return true;
    }

    private static IReadOnlyList<JsonNode> AttributeFilters(string? json)
    {
        try
        {
            return json is not null && JsonNode.Parse(json) is JsonArray array ? [.. array.OfType<JsonNode>()] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool Fits(Contact contact, JsonNode filter)
    {
        var value = filter.Text("name") switch
        {
            // Every contact has these two, beside its own attributes.
            "phone" => contact.WaId,
            "name" => contact.Name,
            { } name => contact.Attributes.GetValueOrDefault(name),
            null => null,
        };
        var known = value is not null;
        var wanted = filter.Text("value") ?? "";
        return filter.Text("operator") switch
        {
            "contain" => known && value!.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            "notContain" => !known || !value!.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            "exist" => known,
            "notExist" => !known,
            "==" => known && value == wanted,
            "!=" => value != wanted,
            _ => true,
        };
    }
}
