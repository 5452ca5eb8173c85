namespace Byoa.Saas.Conversations;

/// <summary>Tools whose calls mean something to the conversation itself.</summary>
public static class ToolNames
{
    public const string Resolve = "resolve_conversation";
}
