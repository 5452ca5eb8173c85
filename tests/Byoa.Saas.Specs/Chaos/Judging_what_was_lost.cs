namespace Byoa.Saas.Specs.Chaos;

public sealed class Judging_what_was_lost
{
    [Fact]
    public void a_message_the_agent_answered_is_not_lost() =>
        Agents().Writes("m1").Decides("r1", "m1").Sends("r1-1").Findings.ShouldBeEmpty();

    [Fact]
    public void a_message_written_while_a_person_had_the_chat_and_given_back_without_a_word_is_lost_when_nobody_answers() =>
        Agents().AssignedTo(Chat.Ann).StandsDown().Writes("m1").AssignedTo(Chat.Agent).AgentTakes().Findings
            .ShouldContain("Lost: [m1-1] Text: written to a person, and given back without an answer");

    [Fact]
    public void a_message_written_while_a_person_had_the_chat_at_wati_alone_is_lost_when_the_platform_never_hears_of_it() =>
        Agents().AssignedTo(Chat.Ann).Writes("m1", told: false).AssignedTo(Chat.Agent).Findings.ShouldBe(["Lost: [m1-1] Text: the stream does not know it"]);

    [Fact]
    public void a_word_of_a_later_time_with_a_person_does_not_excuse_the_earlier_one() =>
        Agents().AssignedTo(Chat.Ann).Writes("m1", told: false).AssignedTo(Chat.Agent).AssignedTo(Chat.Ann).AnnWrites().AssignedTo(Chat.Agent).Findings
            .ShouldBe(["Lost: [m1-1] Text: the stream does not know it"]);

    [Fact]
    public void a_message_the_person_wrote_after_is_theirs() =>
        Agents().AssignedTo(Chat.Ann).StandsDown().Writes("m1").AnnWrites().AssignedTo(Chat.Agent).AgentTakes().Findings.ShouldNotContain(found => found.StartsWith("Lost"));

    [Fact]
    public void a_message_is_a_persons_who_took_the_chat_from_the_agent_before_it_could_answer() =>
        Agents().AssignedTo(Chat.Ann).Writes("m1", told: false).AssignedTo(Chat.Agent)
            .Fact("history_imported", new { answered = Array.Empty<string>(), pending = new[] { new { messageId = "m1" } } })
            .AssignedTo(Chat.Ann).StandsDown().AnnWrites().AssignedTo(Chat.Agent).AgentTakes().Findings.ShouldNotContain(found => found.StartsWith("Lost"));

    [Fact]
    public void a_message_in_a_chat_a_person_has_in_the_end_is_theirs()
    {
        var chat = Agents().Writes("m1").HandsOver().Sends("handoff-1").AssignedTo(Chat.Ann);
        chat.IsTheAgents = false;
        chat.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void so_it_is_when_somebody_assigned_the_agent_before_the_hand_over_came_through()
    {
        var chat = Agents().Writes("m1").HandsOver().AssignedTo(Chat.Agent).AssignedTo(Chat.Ann, "AI agent");
        chat.IsTheAgents = false;
        chat.Findings.ShouldNotContain(found => found.StartsWith("Lost"));
    }

    [Fact]
    public void an_assignment_by_a_rule_of_the_account_gives_nothing_back() =>
        Agents().Writes("m1").AssignedTo(Chat.Agent, "automation").AssignedTo(Chat.Ann).StandsDown().AnnWrites().AssignedTo(Chat.Agent).AgentTakes().Findings
            .ShouldNotContain(found => found.StartsWith("Lost"));

    [Fact]
    public void what_the_platform_takes_for_answered_by_a_person_is_lost_when_no_person_wrote() =>
        Agents().AssignedTo(Chat.Ann).Writes("m1", told: false).AssignedTo(Chat.Agent)
            .Fact("history_imported", new { answered = new[] { "m1" }, pending = Array.Empty<object>() }).Findings
            .ShouldBe(["Lost: [m1-1] Text: taken for answered by a person, who wrote nothing after it"]);

    [Fact]
    public void a_message_the_agent_was_told_of_after_a_person_had_answered_it_is_not_waiting() =>
        Agents().Writes("m1", told: false).AnnWrites().Fact("customer_message_received", new { message = new { messageId = "m1" } }).ImportsAsAnsweredByPerson("m1").Findings.ShouldBeEmpty();

    [Fact]
    public void it_is_lost_when_no_person_wrote_after_it() =>
        Agents().AnnWrites().Writes("m1").ImportsAsAnsweredByPerson("m1").Findings.ShouldBe(["Lost: [m1-1] Text: taken for answered by a person, who wrote nothing after it"]);

    [Fact]
    public void a_reply_that_was_given_up_is_a_loss_when_nothing_followed() =>
        Agents().Writes("m1").Decides("r1", "m1").Claims("r1-1").Effect("r1-1", "abandoned", "reply_uncertain").Findings
            .ShouldBe(["Lost: [m1-1] Text: its reply r1-1 was abandoned: reply_uncertain, and nothing followed"]);

    [Fact]
    public void a_reply_that_was_refused_is_a_loss_when_nothing_followed() =>
        Agents().Writes("m1").Decides("r1", "m1").Claims("r1-1").Effect("r1-1", "refused", "invalid").Findings.ShouldHaveSingleItem().ShouldStartWith("Lost: [m1-1]");

    [Fact]
    public void a_reply_that_was_given_up_for_a_person_is_none()
    {
        var chat = Agents().Writes("m1").Decides("r1", "m1").Claims("r1-1").Effect("r1-1", "abandoned", "reply_uncertain").HandsOver().Sends("handoff-1");
        chat.IsTheAgents = false;
        chat.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void a_reply_that_was_given_up_and_decided_anew_is_none() =>
        Agents().Writes("m1").Decides("r1", "m1").Claims("r1-1").Effect("r1-1", "refused", "invalid").Decides("r2", "m1").Sends("r2-1").Findings.ShouldBeEmpty();

    [Fact]
    public void the_word_of_a_hand_over_answers_nothing_in_a_chat_that_stays_the_agents_at_wati() =>
        Agents().Writes("m1").HandsOver().Sends("handoff-1").Findings
            .ShouldBe(["Lost: [m1-1] Text: nobody answered, and nobody will: the agent has the chat at Wati, a person on the platform"]);

    [Fact]
    public void a_reply_decided_before_the_question_answers_nothing_of_it_either() =>
        Agents().Writes("m1").Decides("r1", "m1").Claims("r1-1").Writes("m2").Sends("r1-1").HandsOver().Sends("handoff-1").Findings
            .ShouldBe(["Lost: [m2-1] Text: nobody answered, and nobody will: the agent has the chat at Wati, a person on the platform"]);

    private static Chat Agents() => new Chat().AgentTakes();
}
