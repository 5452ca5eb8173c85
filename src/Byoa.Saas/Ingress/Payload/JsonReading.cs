using System.Text.Json;
using Byoa.Saas.Platform;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Parses untrusted JSON text into something every later step can read without care.</summary>
internal static class JsonReading
{
    private static readonly JsonDocumentOptions Limits = new() { MaxDepth = 64 };

    /// <summary>Null when it is no JSON, or nested deeper than any honest event.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonRepair.Repair(text), Limits);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
