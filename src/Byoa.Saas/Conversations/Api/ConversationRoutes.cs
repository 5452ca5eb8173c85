namespace Byoa.Saas.Conversations.Api;

internal static class ConversationRoutes
{
    public const string All = "/api/v1/tenants/{tenant}/conversations";
    public const string One = All + "/{conversation}";
    public const string Tag = "Conversations";
}
