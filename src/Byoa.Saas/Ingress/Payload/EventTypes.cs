using Byoa.Saas.Conversations;

namespace Byoa.Saas.Ingress.Payload;

/// <summary>Wati's event types in one spelling: lower case, without separators, version and identity suffixes.</summary>
public static class EventTypes
{
    public const string Message = "message";
    public const string NewContactMessage = "newcontactmessagereceived";
    public const string ChatAssigned = "chatassigned";
    public const string SessionMessageSent = "sessionmessagesent";
    public const string TemplateMessageSent = "templatemessagesent";
    public const string Delivered = "sentmessagedelivered";
    public const string Read = "sentmessageread";
    public const string Replied = "sentmessagereplied";
    public const string SessionMessageFailed = "sessionmessagefailed";
    public const string TemplateMessageFailed = "templatemessagefailed";

    /// <summary>A type of no letters or digits, or no word at all.</summary>
    public const string Unnamed = "unnamed";

    private const int LongestWord = 64;

    private static readonly string[] Suffixes = ["v2", "bsuid"];

    /// <summary>Words in the documented types that mean nothing to an agent: chatbots, clicks, calls, templates, accounts, numbers.</summary>
    private static readonly string[] UnneededWords =
        ["chatbot", "clicked", "ctaurl", "ctabutton", "call", "template", "waba", "phonenumber", "businesscapability"];

    /// <summary>The one spelling of a type; a missing type is a message.</summary>
    public static string Normalise(string? eventType)
    {
        if (string.IsNullOrWhiteSpace(eventType))
            return Message;

        string word = new([.. eventType.Where(char.IsLetterOrDigit).Take(LongestWord).Select(char.ToLowerInvariant)]);
        while (Suffixes.FirstOrDefault(suffix => word.Length > suffix.Length && word.EndsWith(suffix, StringComparison.Ordinal)) is { } found)
            word = word[..^found.Length];

        return word switch
        {
            "messagereceived" or "assignedmessagereceived" => Message,
            "" => Unnamed,
            _ => word,
        };
    }

    /// <summary>What a status event reports; a customer who replied has read.</summary>
    internal static DeliveryStatus? StatusOf(string kind) => kind switch
    {
        Delivered => DeliveryStatus.Delivered,
        Read or Replied => DeliveryStatus.Read,
        SessionMessageFailed or TemplateMessageFailed => DeliveryStatus.Failed,
        _ => null,
    };

    /// <summary>Whether Wati's documents name the type although it is not needed.</summary>
    internal static bool IsKnown(string kind) =>
        kind == NewContactMessage || UnneededWords.Any(word => kind.Contains(word, StringComparison.Ordinal));
}
