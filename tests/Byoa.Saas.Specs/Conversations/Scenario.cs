using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Hosting;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>What had happened, what is asked now, and what shall follow. The past is given as events, so fold and decision are proven together.</summary>
internal sealed class Scenario
{
    /// <summary>The id a decision is handed for a turn it may start.</summary>
    public const string NewId = "t-new";

    private Scenario(Conversation state) => State = state;

    public Conversation State { get; }

    public static Scenario Given(params IReadOnlyList<IConversationEvent> past) => new(past.Aggregate(Conversation.Initial, Fold.Apply));

    public Consequence When(ConversationMessage command, DateTimeOffset? at = null, AgentRules? agent = null) =>
        new(State, Deciding.Decide(State, command, at ?? World.Noon, NewId, agent));
}

internal sealed class Consequence(Conversation before, Decision decision)
{
    public IReadOnlyList<IConversationEvent> Events => [.. Accepted().Events.Cast<IConversationEvent>()];

    public IReadOnlyList<object> Messages => Accepted().Messages;

    /// <summary>The conversation once these events are appended.</summary>
    public Conversation State => Events.Aggregate(before, Fold.Apply);

    public Consequence Then(params IReadOnlyList<IConversationEvent> expected)
    {
        Tell(Events).ShouldBe(Tell(expected));
        return this;
    }

    public Consequence AndSends(params IReadOnlyList<object> expected)
    {
        Accepted().Messages.ShouldBe(expected);
        return this;
    }

    public void AndSendsNothing() => Accepted().Messages.ShouldBeEmpty();

    public void ThenIgnored(string code) => decision.ShouldBe(new Decision.Ignored(code));

    public void ThenRefused(string code) => decision.ShouldBe(new Decision.Refused(code));

    private Decision.Accepted Accepted() => decision.ShouldBeOfType<Decision.Accepted>();

    private static string Tell(IEnumerable<IConversationEvent> events) =>
        string.Join('\n', events.Select(happened => $"{happened.GetType().Name} {StoredForm.Json(happened)}"));
}
