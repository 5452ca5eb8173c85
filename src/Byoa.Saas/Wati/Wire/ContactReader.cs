using System.Text.Json;

namespace Byoa.Saas.Wati.Wire;

/// <summary>Reads contacts, whose names differ per route (<c>wAid</c>, <c>wa_id</c>, <c>phone</c>; <c>fullName</c>, <c>name</c>).</summary>
internal static class ContactReader
{
    /// <summary>Null when the answer holds no list at all.</summary>
    public static IReadOnlyList<WatiContact>? ReadList(JsonElement json)
    {
        var list = json.Field("contact_list") ?? json.Field("contacts") ?? json.Field("result") ?? json;
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Read).OfType<WatiContact>()] : null;
    }

    /// <summary>Null when nothing identifies a contact.</summary>
    public static WatiContact? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return null;
        var contact = new WatiContact(
            json.Text("id", "contactId"),
            json.Text("waId", "phone", "whatsappNumber"),
            json.Text("bsuid"),
            json.Text("fullName", "name", "displayName", "firstName"),
            Attributes(json));
        return contact is { Id: null, WaId: null, Bsuid: null } ? null : contact;
    }

    private static Dictionary<string, string> Attributes(JsonElement json)
    {
        Dictionary<string, string> attributes = [];
        foreach (var pair in json.Field("customParams").Items())
        {
            if (pair.Text("name") is { } name) attributes[name] = ValueOf(pair);
        }

        return attributes;
    }

    private static string ValueOf(JsonElement pair) => pair.Field("value") switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } other => other.GetRawText(),
    };
}
