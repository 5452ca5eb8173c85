namespace Byoa.Saas.Conversations;

/// <summary>What a tenant's agent says to decisions of this room.</summary>
/// <param name="CustomerMessages">More of one customer's messages than these are a flood.</param>
/// <param name="PauseAfterColleague">How long the agent sleeps after a colleague wrote; zero when the chat is the colleague's until it is given back.</param>
public sealed record AgentRules(Rate CustomerMessages, TimeSpan PauseAfterColleague)
{
    public static AgentRules None { get; } = new(new Rate(0, TimeSpan.Zero), TimeSpan.Zero);
}

/// <summary>Knows the agent in force. Answered by the room that runs it, which this one does not know.</summary>
public interface IAgentRules
{
    ValueTask<AgentRules> OfAsync(string tenantId, CancellationToken cancellation);
}
