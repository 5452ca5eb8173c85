using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

public sealed class Telling_the_model
{
    private static readonly ToolCall Offer = new("call-1", BuiltInTools.OfferChoices, "{}");

    [Fact]
    public void what_is_to_be_answered_stands_last() => Told(World.TurnRuns(), "m1").ShouldBe(["customer m1"]);

    [Fact]
    public void what_came_too_late_for_the_call_is_not_shown() => Told([.. World.TurnRuns(), World.Wrote("m2")], "m1").ShouldBe(["customer m1"]);

    [Fact]
    public void what_waited_while_a_reply_was_decided_stands_after_it() =>
        Told([.. World.ModelSpoke(), World.Wrote("m2"), World.Decided(World.Reply), World.Replied()], "m2")
            .ShouldBe(["customer m1", "agent Hello Maria", "customer m2"]);

    [Fact]
    public void a_tools_result_is_told() => Told(ToolUsed(), "m1").ShouldBe(["customer m1", "tools"]);

    [Fact]
    public void a_draft_that_was_dropped_takes_its_tools_along() =>
        Told([.. ToolUsed(), World.Wrote("m2"), new DraftSuperseded("t1", "c1", World.Noon)], "m1", "m2").ShouldBe(["customer m1", "customer m2"]);

    [Fact]
    public void an_echo_of_our_own_that_outran_the_answer_to_the_send_is_not_a_colleagues_word() =>
        Told([.. World.ReplyClaimed(), new ColleagueWrote("wati-1", "AI agent", "Hello Maria", World.Noon), new EffectAccepted("e1", "wati-1", null, false, World.Noon)])
            .ShouldBe(["customer m1", "agent Hello Maria"]);

    private static IConversationEvent[] ToolUsed() =>
        [.. World.ToolAsked(Offer), new ToolCallFinished("t1", Offer.CallId, Offer.Tool, true, "The choices will be sent.", World.Noon)];

    private static IEnumerable<string> Told(IReadOnlyList<IConversationEvent> events, params IReadOnlyList<string> answers) =>
        Dialogue.Of(events, answers).Select(line => line switch
        {
            DialogueLine.Customer customer => $"customer {customer.Message.MessageId}",
            DialogueLine.Agent agent => $"agent {agent.Text}",
            DialogueLine.Tools => "tools",
            _ => line.GetType().Name,
        });
}
