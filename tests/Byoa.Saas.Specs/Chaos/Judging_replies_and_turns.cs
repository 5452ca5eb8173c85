using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Specs.Chaos;

public sealed class Judging_replies_and_turns
{
    private const string Unquoted = "its reply does not quote it: the model was not shown it last";

    [Fact]
    public void a_message_two_replies_were_sent_for_is_doubled_though_neither_quotes_it() =>
        Agents().Writes("m1", form: MessageForm.Voice).Reads("m1", "unreadable").Says("r1", "m1").Sends("r1-1").Says("r2", "m1").Sends("r2-1").Findings
            .ShouldBe(["Doubled: m1 has two replies, r1 and r2"]);

    [Fact]
    public void a_reply_in_place_of_one_that_was_dropped_doubles_nothing() =>
        Agents().Writes("m1").Decides("r1", "m1").Effect("r1-1", "abandoned", "owner_changed").Decides("r2", "m1").Sends("r2-1").Findings.ShouldBeEmpty();

    [Fact]
    public void an_attachment_that_could_be_read_is_to_be_quoted() =>
        Agents().Writes("m1", form: MessageForm.Voice).Reads("m1", "transcript").Says("r1", "m1").Sends("r1-1").Findings.ShouldBe([$"Lost: [m1-1] Voice: {Unquoted}"]);

    [Fact]
    public void one_that_could_not_be_read_need_not_be() =>
        Agents().Writes("m1", form: MessageForm.Document).Reads("m1", "unreadable").Says("r1", "m1").Sends("r1-1").Findings.ShouldBeEmpty();

    [Fact]
    public void a_tool_excuses_no_missing_quote_when_all_was_written_before_it() =>
        Agents().Writes("m1").TurnStarts().UsesTool().Says("r1", "m1").TurnEnds().Sends("r1-1").Findings.ShouldBe([$"Lost: [m1-1] Text: {Unquoted}"]);

    [Fact]
    public void it_does_when_more_was_written_after_it() =>
        Agents().Writes("m1").TurnStarts().UsesTool().Writes("m2").Decides("r1", "[m2-1]", ["m1", "m2"]).TurnEnds().Sends("r1-1").Findings.ShouldBeEmpty();

    [Fact]
    public void it_does_not_when_history_was_read_anew_since() =>
        Agents().Writes("m1").TurnStarts().UsesTool().Writes("m2")
            .Fact("history_imported", new { answered = Array.Empty<string>(), pending = Array.Empty<object>() })
            .Decides("r1", "[m2-1]", ["m1", "m2"]).TurnEnds().Sends("r1-1").Findings.ShouldBe([$"Lost: [m1-1] Text: {Unquoted}"]);

    [Fact]
    public void it_does_when_history_was_read_anew_between_the_call_and_its_result() =>
        Agents().Writes("m1").TurnStarts().Fact("model_answered", new { })
            .Fact("history_imported", new { answered = Array.Empty<string>(), pending = Array.Empty<object>() })
            .Fact("tool_call_finished", new { }).Writes("m2").Decides("r1", "[m2-1]", ["m1", "m2"]).TurnEnds().Sends("r1-1").Findings.ShouldBeEmpty();

    [Fact]
    public void a_turn_that_was_open_when_the_chat_changed_hands_is_an_unexplained_silence() =>
        Agents().TurnStarts().StandsDown().Findings.ShouldBe(["UnexplainedSilence: 1 turns never ended"]);

    [Fact]
    public void a_turn_that_ended_before_the_chat_changed_hands_is_none() =>
        Agents().TurnStarts().TurnEnds(outcome: "silent", reason: "taken_over").StandsDown().Findings.ShouldBeEmpty();

    private static Chat Agents() => new Chat().AgentTakes();
}
