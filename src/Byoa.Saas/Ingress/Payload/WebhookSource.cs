namespace Byoa.Saas.Ingress.Payload;

/// <summary>Whose webhook an event came by, as the address says it came to.</summary>
public enum WebhookSource
{
    /// <summary>The AI operator's own: Wati tells it of the operator's chats only.</summary>
    Operator,

    /// <summary>The whole account's: Wati tells it of every chat, whoever has it.</summary>
    Account,
}
