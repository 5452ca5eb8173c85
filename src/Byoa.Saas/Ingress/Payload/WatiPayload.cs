using System.Text;
using System.Text.Json;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Reads the body of a Wati webhook. Pure, and total: no body, however hostile, makes it throw.</summary>
public static class WatiPayload
{
    /// <summary>Wati sends one event a request; a longer batch than this is no honest one.</summary>
    public const int MaxItems = 1_000;

    /// <param name="body">The request's bytes; one object or an array of them.</param>
    /// <param name="arrivedAt">When they came: stands in where an item tells no believable time.</param>
    public static PayloadReading Read(ReadOnlyMemory<byte> body, DateTimeOffset arrivedAt)
    {
        var text = Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(text))
            return new PayloadReading.Malformed(PayloadCodes.EmptyBody);

        return JsonReading.Parse(text) switch
        {
            null => new PayloadReading.Malformed(PayloadCodes.NotJson),
            { ValueKind: JsonValueKind.Object } item => new PayloadReading.Items([ItemReading.Read(item, arrivedAt)]),
            { ValueKind: JsonValueKind.Array } batch when batch.GetArrayLength() > MaxItems => new PayloadReading.Malformed(PayloadCodes.TooManyItems),
            { ValueKind: JsonValueKind.Array } batch => new PayloadReading.Items([.. batch.EnumerateArray().Select(item => ItemReading.Read(item, arrivedAt))]),
            _ => new PayloadReading.Malformed(PayloadCodes.NotObjectOrArray),
        };
    }
}

/// <summary>What became of a body.</summary>
public abstract record PayloadReading
{
    private PayloadReading() { }

    /// <summary>Every element of the body in its order, unusable ones included.</summary>
    public sealed record Items(IReadOnlyList<WatiWebhookItem> List) : PayloadReading;

    /// <summary>Nothing in it can be told apart as an item.</summary>
    /// <param name="Code">Why, as one of <see cref="PayloadCodes"/>.</param>
    public sealed record Malformed(string Code) : PayloadReading;
}
