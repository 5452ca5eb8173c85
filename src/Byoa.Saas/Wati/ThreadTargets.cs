namespace Byoa.Saas.Wati;

public static class ThreadTargets
{
    /// <summary>How Wati is told which conversation is meant.</summary>
    public static WatiTarget Target(this Conversations.Thread thread, string conversationId) =>
        new(conversationId, thread.Address.WaId, thread.Address.Bsuid, thread.Address.ChannelPhoneNumber, thread.Address.ChannelId);
}
