using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>One line of a conversation as the model is told it. A closed family.</summary>
public abstract record DialogueLine
{
    private DialogueLine() { }

    public sealed record Customer(CustomerMessage Message, MediaContent? Media) : DialogueLine;

    public sealed record Agent(string Text) : DialogueLine;

    /// <summary>Said before the stream began, or while a colleague had the chat.</summary>
    public sealed record Earlier(PastMessage Message) : DialogueLine;

    public sealed record Tools(string? Text, IReadOnlyList<(ToolCall Call, string Result)> Uses) : DialogueLine;

    /// <summary>What the model must know of the course of things.</summary>
    public sealed record Note(string Text) : DialogueLine;
}
