using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Seeing_what_the_business_wrote
{
    private static readonly ColleagueWrote Wrote = new("b1", "ann", "I will look into it", Noon);

    private static RecordColleagueMessage See(
        string id = "b1", string? localId = null, string? wamid = null, bool byColleague = true) => new(Chat, id, localId, wamid, "ann", byColleague, "I will look into it");

    [Fact]
    public void the_agent_stands_down_when_a_colleague_writes() =>
        Given(ReplySent()).When(See()).Then(Wrote, new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void the_running_turn_ends_and_what_was_not_begun_is_dropped() =>
        Given([.. ReplyOwed(), World.Wrote("m2"), new TurnStarted("t2", 1, Noon)]).When(See()).Then(
            Wrote,
            new EffectAbandoned("e1", Codes.OwnerChanged, Noon),
            new TurnEnded("t2", TurnOutcome.Silent, Codes.ColleagueWrote, Noon),
            new AgentStoodDown(2, "ann", Codes.ColleagueWrote, Noon));

    [Fact]
    public void a_bots_words_leave_the_chat_with_the_agent() => Given(TurnRuns()).When(See(byColleague: false)).Then(Wrote);

    [Fact]
    public void a_colleague_writing_in_their_own_chat_is_recorded() => Given(TakenOver()).When(See()).Then(Wrote);

    [Fact]
    public void a_chat_that_was_never_ours_is_recorded() => Given().When(See()).Then(Wrote);

    [Fact]
    public void the_same_words_twice_are_recorded_once() => Given([.. TakenOver(), Wrote]).When(See()).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_of_our_own_message_is_known_by_our_id() => Given(ReplySent()).When(See("b9", localId: "e1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_may_come_before_the_answer_to_the_send() => Given(ReplyClaimed()).When(See("b9", localId: "e1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_is_known_by_Watis_id() => Given(ReplySent()).When(See("wati-1")).ThenIgnored(Codes.Duplicate);

    [Fact]
    public void an_echo_is_known_by_the_wamid() => Given(ReplySent()).When(See("b9", wamid: "wamid.e1")).ThenIgnored(Codes.Duplicate);
}
