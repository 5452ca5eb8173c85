using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Waking_a_conversation
{
    private static readonly WakeConversation Wake = new(Chat);

    [Fact]
    public void calls_the_runner_of_the_running_turn_again() => Given(TurnRuns()).When(Wake).Then().AndSends(new RunTurn(Chat, "t1"));

    [Fact]
    public void calls_again_who_carries_out_what_is_owed() => Given(HandedOver()).When(Wake).Then().AndSends(new CarryOutEffects(Chat));

    [Fact]
    public void begins_a_turn_for_words_that_wait_without_one() =>
        Given([.. WithAgent(), new CustomerMessageReceived(Text("m1"), Noon)]).When(Wake).Then(new TurnStarted(NewId, 1, Noon)).AndSends(new RunTurn(Chat, NewId));

    [Fact]
    public void calls_again_for_a_person_where_a_breaker_stopped_the_agent_and_begins_no_turn() =>
        Given(Stopped()).When(Wake).Then().AndSends(new HandOverForBreaker(Chat, 1, Codes.CustomerFlood));

    [Fact]
    public void asks_again_who_has_a_chat_that_may_be_the_agents() =>
        Given(Questioned()).When(Wake).Then().AndSends(new VerifyReassignment(Chat, 2) { Question = 1 }, new CarryOutEffects(Chat));

    [Fact]
    public void calls_again_who_ends_a_pause() => Given(Asleep()).When(Wake, Noon.AddMinutes(11)).Then().AndSends(new WakeAgent(Chat, 2, Noon.AddMinutes(10)));

    [Fact]
    public void does_nothing_where_nothing_is_to_be_done()
    {
        Given(WithAgent()).When(Wake).ThenIgnored(Codes.NothingToDo);
        Given(TakenOver()).When(Wake).ThenIgnored(Codes.NothingToDo);
        Given().When(Wake).ThenRefused(Codes.ConversationUnknown);
    }
}
