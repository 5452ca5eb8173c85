using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Wati's <c>data</c> member: a path, a URL, an object, or a JSON string of that object.</summary>
internal sealed record MediaData(string? Location, string? MimeType, string? FileName, string? Caption)
{
    public static MediaData Of(JsonFields item) => item.Objects("data").FirstOrDefault() is { } data
        ? new(Place(data.Text("url", "link", "path")), data.Label("mimeType"), data.Label("fileName"), data.Text("caption"))
        : new(Place(item.Text("data")), null, null, null);

    public Attachment As(string messageType) => new(Location, MimeType, FileName, messageType);

    /// <summary>A place cut short leads elsewhere, so an absurd one is none; neither is an object that could not be read.</summary>
    private static string? Place(string? given) => given?.Trim() is { Length: <= Lengths.LongestLocation } place and not ['{' or '[', ..] ? place : null;
}
