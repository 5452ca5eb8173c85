using System.Text.Json;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Byoa.Saas.Operations;

/// <summary>What can be told of a message from the bytes the bus keeps, whether or not anybody can handle it any more.</summary>
/// <param name="TenantId">Whose it is by its own envelope; the platform's when it does not say, or cannot be read.</param>
/// <param name="MessageType">Its name on the bus.</param>
/// <param name="ConversationId">The conversation its body names, if any.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="IsReadable">Whether the envelope could be read.</param>
public sealed record KeptEnvelope(string TenantId, string? MessageType, string? ConversationId, int Attempts, bool IsReadable)
{
    private const int LongestId = 200;

    private static readonly KeptEnvelope Unreadable = new(PlatformPartition.Id, null, null, 0, false);

    public static KeptEnvelope Read(byte[] stored)
    {
        try
        {
            var envelope = EnvelopeSerializer.Deserialize(stored);
            // An envelope read from bytes that are none is an empty one.
            if (envelope.Id == Guid.Empty)
                return Unreadable;
            return new(envelope.NamedTenant() ?? PlatformPartition.Id, envelope.MessageType, ConversationOf(envelope), envelope.Attempts, true);
        }
        // Whatever the bytes are, they must not keep the others from being listed.
        catch (Exception)
        {
            return Unreadable;
        }
    }

    private static string? ConversationOf(Envelope envelope)
    {
        try
        {
            using var body = JsonDocument.Parse(envelope.Data);
            return body.RootElement.ValueKind != JsonValueKind.Object
                ? null
                : body.RootElement.EnumerateObject()
                    .Where(member => string.Equals(member.Name, "conversationId", StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
                    .Select(member => member.Value.GetString())
                    .FirstOrDefault(id => id?.Length <= LongestId);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
