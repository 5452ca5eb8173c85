using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Recording_a_reaction
{
    private static readonly RecordReaction React = new(Chat, "r1", "👍", "wamid.e1");
    private static readonly CustomerReacted Reacted = new("r1", "👍", "wamid.e1", Noon);

    [Fact]
    public void a_reaction_is_noted_and_starts_no_turn() => Given(ReplySent()).When(React).Then(Reacted).AndSendsNothing();

    [Fact]
    public void a_reaction_in_a_persons_chat_is_noted() => Given(HandedOver()).When(React).Then(Reacted);

    [Fact]
    public void a_reaction_in_an_unknown_chat_makes_it_known_not_ours() => Given().When(React).State.ShouldBeOfType<Conversation.Unassigned>();

    [Fact]
    public void the_same_reaction_twice_is_noted_once() => Given([.. ReplySent(), Reacted]).When(React).ThenIgnored(Codes.Duplicate);
}
