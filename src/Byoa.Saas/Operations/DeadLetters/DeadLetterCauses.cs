namespace Byoa.Saas.Operations.DeadLetters;

/// <summary>What kinds of failure a message dies of; of a time-out none does, since it is tried again for ever. Part of the public contract.</summary>
public static class DeadLetterCauses
{
    /// <summary>The message itself cannot be read: from a build that is gone, or damaged.</summary>
    public const string UnreadableMessage = "unreadable_message";

    /// <summary>Something stored that the work needs cannot be read.</summary>
    public const string UnreadableData = "unreadable_data";

    /// <summary>The store refused the work.</summary>
    public const string Store = "store";

    /// <summary>A vendor or another service did not answer as it should, again and again.</summary>
    public const string Network = "network";

    /// <summary>Anything else: a defect, or something missing the work takes for granted.</summary>
    public const string Defect = "defect";

    // Looked for in the exception's full name, in this order.
    private static readonly (string Part, string Cause)[] Signs =
    [
        ("UnknownMessage", UnreadableMessage), ("NoHandler", UnreadableMessage), ("Wolverine.Runtime.Serialization", UnreadableMessage),
        ("Json", UnreadableData), ("Serializ", UnreadableData), ("Deserializ", UnreadableData), ("System.FormatException", UnreadableData),
        ("Npgsql", Store), ("Marten", Store), ("JasperFx", Store),
        ("HttpRequest", Network), ("Socket", Network), ("System.IO", Network),
    ];

    /// <param name="exceptionType">The exception's full name, as the bus keeps it; null when it kept none.</param>
    public static string Of(string? exceptionType) =>
        Signs.FirstOrDefault(sign => exceptionType?.Contains(sign.Part, StringComparison.Ordinal) == true).Cause ?? Defect;
}
