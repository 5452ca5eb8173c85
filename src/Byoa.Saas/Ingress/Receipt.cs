namespace Byoa.Saas.Ingress;

/// <summary>One delivered webhook item, as it came. Unique by the vendor's key; kept for diagnosis for a limited time, since it holds personal data.</summary>
public sealed class Receipt
{
    /// <summary>The vendor's key, within the tenant's partition.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public string? ConversationId { get; init; }

    /// <summary>What was made of it: accepted, irrelevant, unknown_type, or the code of why it could not be used.</summary>
    public required string Disposition { get; init; }

    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>The item's JSON text.</summary>
    public required string Raw { get; init; }
}
