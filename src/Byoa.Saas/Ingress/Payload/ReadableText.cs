using Byoa.Saas.Platform;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Places, contact cards and orders as words, for the model and for people. Wati does not document their members: every likely one is tried.</summary>
internal static class ReadableText
{
    private const int MostParts = 50;

    public static string Location(JsonFields item)
    {
        foreach (var place in Places(item, "location"))
        {
            var name = Join(", ", place.Label("name", "title"), place.Label("address"), place.Label("url"));
            var latitude = place.Label("latitude", "lat");
            var longitude = place.Label("longitude", "lng", "lon", "long");
            var point = latitude is not null && longitude is not null ? $"({latitude}, {longitude})" : null;
            if (Join(" ", name, point) is { } found)
                return $"Location: {found}";
        }

        return Fallback("Location", item.Object("data") is null ? item.Text("data", "text") : item.Text("text"));
    }

    public static string Contacts(JsonFields item)
    {
        IEnumerable<JsonFields> cards = [.. item.Objects("messageContact"), .. item.Objects("contacts"), .. item.Objects("data")];
        var described = Join("; ", [.. cards.SelectMany(card => card.Has("contacts") ? card.Objects("contacts") : [card]).Take(MostParts).Select(Card)]);
        return Fallback("Contact", described ?? item.Text("text"));
    }

    public static string Order(JsonFields item)
    {
        foreach (var order in Places(item, "order"))
        {
            var products = Join("; ", [.. order.Objects("productItems").Take(MostParts).Select(Product)]);
            if (Join(". ", products, order.Text("text") ?? item.Text("text")) is { } found)
                return Cut.To($"Order: {found}", Lengths.LongestText);
        }

        return Fallback("Order", item.Text("text"));
    }

    private static string? Card(JsonFields card)
    {
        var name = card.Object("name") is { } parts
            ? parts.Label("formattedName") ?? Join(" ", parts.Label("firstName"), parts.Label("lastName"))
            : card.Label("name", "formattedName", "fullName");
        var phones = card.Objects("phones").Take(MostParts).Select(phone => phone.Label("phone", "waId", "number"));
        return Join(", ", [name, .. phones, card.Label("phone", "phoneNumber", "waId")]);
    }

    private static string? Product(JsonFields product)
    {
        var price = Join(" ", product.Label("itemPrice", "price"), product.Label("currency"));
        var name = product.Label("name", "title", "productName", "productRetailerId");
        return name is null ? null : $"{product.Label("quantity") ?? "1"} × {name}{(price is null ? "" : $" ({price})")}";
    }

    /// <summary>Under its own name, inside <c>data</c>, or <c>data</c> itself.</summary>
    private static IEnumerable<JsonFields> Places(JsonFields item, string name) =>
        new[] { item.Object(name), item.Object("data")?.Object(name), item.Object("data") }.OfType<JsonFields>();

    private static string Fallback(string what, string? text) => Cut.To(text is null ? what : $"{what}: {text}", Lengths.LongestText);

    private static string? Join(string separator, params IEnumerable<string?> parts) =>
        string.Join(separator, parts.Where(part => part is not null).Distinct()) is { Length: > 0 } joined ? joined : null;
}
