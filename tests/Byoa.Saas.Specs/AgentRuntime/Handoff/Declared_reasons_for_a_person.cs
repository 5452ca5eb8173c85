using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Handoff;

public sealed class Declared_reasons_for_a_person
{
    private static readonly HandoffRules Rules = HandoffRules.Default;

    [Fact]
    public void an_ordinary_question_is_no_reason() => Reason(Rules, "Do you have shoes in size 42?").ShouldBeNull();

    [Theory]
    [InlineData("I want to talk to a human")]
    [InlineData("can I SPEAK WITH a real person?")]
    [InlineData("please let me chat with someone")]
    [InlineData("human please")]
    [InlineData("Ich möchte mit einem Mitarbeiter sprechen")]
    [InlineData("mit nem echten Menschen reden bitte")]
    [InlineData("quiero hablar con una persona")]
    [InlineData("Quero falar com um atendente")]
    public void asking_for_a_person_is_understood_in_several_languages(string words) => Reason(Rules, words).ShouldBe(Codes.CustomerAskedForPerson);

    [Theory]
    [InlineData("A table for one person please")]
    [InlineData("Is it made for humans?")]
    [InlineData("Una mesa para dos personas")]
    [InlineData("Die Schuhe sind für Menschen mit breiten Füßen")]
    public void a_person_mentioned_is_not_asked_for(string words) => Reason(Rules, words).ShouldBeNull();

    [Fact]
    public void a_question_that_a_person_took_over_and_gave_back_without_a_word_is_the_agents_to_answer()
    {
        var rules = Rules with { Keywords = ["refund"] };
        IConversationEvent[] asked = [new AgentTookChat(1, Codes.AssignedMessage, null, Noon), Wrote("m1", "A refund, and can I talk to a human?")];
        IConversationEvent[] givenBack = [.. asked, new HandedToPerson("h1", 2, Codes.Keyword, "ann", [], "", [], Noon), new AgentTookChat(3, Codes.ChatAssigned, null, Noon), new TurnStarted("t1", 3, Noon)];

        Reason(rules, [.. asked, new TurnStarted("t1", 1, Noon)]).ShouldBe(Codes.CustomerAskedForPerson);
        Reason(rules, givenBack).ShouldBeNull();
        Reason(rules, [.. givenBack, Wrote("m2", "refund!")]).ShouldBe(Codes.Keyword);
    }

    [Fact]
    public void a_question_that_waited_through_a_pause_is_nobodys_yet() =>
        Reason(Rules with { Keywords = ["refund"] }, [
                new AgentTookChat(1, Codes.AssignedMessage, null, Noon), Wrote("m1", "A refund"), new AgentPaused(2, null, Codes.Paused, Seconds(60), Noon),
                new AgentTookChat(3, Codes.PauseOver, null, Seconds(60)), new TurnStarted("t1", 3, Noon)])
            .ShouldBe(Codes.Keyword);

    [Fact]
    public void a_tenants_own_phrases_replace_the_built_in_ones()
    {
        var rules = Rules with { PersonPhrases = ["Operatore"] };

        Reason(rules, "vorrei un operatore, grazie").ShouldBe(Codes.CustomerAskedForPerson);
        Reason(rules, "I want to talk to a human").ShouldBeNull();
    }

    [Theory]
    [InlineData("I want a REFUND!")]
    [InlineData("refund")]
    [InlineData("my (refund), please")]
    public void a_keyword_is_a_reason_in_any_case(string words) => Reason(Rules with { Keywords = ["refund"] }, words).ShouldBe(Codes.Keyword);

    [Theory]
    [InlineData("refund", "I was refunded")]
    [InlineData("art", "Where do I start?")]
    [InlineData("काम", "नाकामी")]
    [InlineData("काम", "कामे")]
    [InlineData("4", "size 42")]
    public void a_keyword_inside_another_word_is_none(string keyword, string words) => HandoffPolicy.Mentions(words, keyword).ShouldBeFalse();

    [Theory]
    [InlineData("退款", "我要退款吗")]
    [InlineData("คืนเงิน", "ขอคืนเงินหน่อย")]
    [InlineData("返金", "返金してください")]
    [InlineData("money back", "I want my money back.")]
    [InlineData("c++", "do you teach c++?")]
    [InlineData("straße", "in welcher STRAßE?")]
    [InlineData(" refund ", "a refund please")]
    public void a_keyword_is_found_in_its_own_script(string keyword, string words) => HandoffPolicy.Mentions(words, keyword).ShouldBeTrue();

    [Fact]
    public void an_empty_keyword_is_found_nowhere() => HandoffPolicy.Mentions("anything", " ").ShouldBeFalse();

    [Fact]
    public void any_message_of_the_burst_may_hold_the_keyword() =>
        HandoffPolicy.Assess(Rules with { Keywords = ["refund"] }, Thread([.. TurnRuns(), Wrote("m2", "refund"), Wrote("m3", "thanks")]), Turn(), TimeSpan.Zero, Noon)
            .ShouldBe(Codes.Keyword);

    [Fact]
    public void the_session_window_closes_a_day_after_the_customers_last_message()
    {
        At(Noon.AddHours(24)).ShouldBeNull();
        At(Noon.AddHours(24).AddSeconds(1)).ShouldBe(Codes.WindowClosed);

        static string? At(DateTimeOffset now) => HandoffPolicy.Assess(Rules, Thread(TurnRuns()), Turn(), TimeSpan.Zero, now);
    }

    [Fact]
    public void the_window_is_not_relied_upon_to_the_last_minute() =>
        HandoffPolicy.Assess(Rules, Thread(TurnRuns()), Turn(), TimeSpan.FromMinutes(5), Noon.AddHours(24).AddMinutes(-4)).ShouldBe(Codes.WindowClosed);

    [Fact]
    public void an_unreadable_attachment_is_a_reason_only_where_the_tenant_says_so()
    {
        Conversation.WithAgent held = (Conversation.WithAgent)Given(
            [.. HistoryRead(), new CustomerMessageReceived(Photo("m2"), Noon), new MediaRead("t1", "m2", new MediaContent.Unreadable(Codes.MediaTooLarge, null), Noon)]).State;

        HandoffPolicy.Assess(Rules with { UnsupportedMedia = true }, held.Thread, held.Turn!, TimeSpan.Zero, Noon).ShouldBe(Codes.UnsupportedMedia);
        HandoffPolicy.Assess(Rules, held.Thread, held.Turn!, TimeSpan.Zero, Noon).ShouldBeNull();
    }

    [Fact]
    public void failures_in_a_row_are_a_reason_from_the_tenants_number_on()
    {
        var failing = Thread(TurnRuns()) with { FailuresInARow = 3 };

        HandoffPolicy.Assess(Rules with { FailuresInARow = 3 }, failing, Turn(), TimeSpan.Zero, Noon).ShouldBe(Codes.RepeatedFailures);
        HandoffPolicy.Assess(Rules with { FailuresInARow = 4 }, failing, Turn(), TimeSpan.Zero, Noon).ShouldBeNull();
    }

    private static string? Reason(HandoffRules rules, string words) => Reason(rules, [.. WithAgent(), Wrote("m1", words), new TurnStarted("t1", 1, Noon)]);

    private static string? Reason(HandoffRules rules, IReadOnlyList<IConversationEvent> past) => HandoffPolicy.Assess(rules, Thread(past), Turn(), TimeSpan.Zero, Noon);

    private static Saas.Conversations.Thread Thread(IReadOnlyList<IConversationEvent> past) => Given(past).State.Known!;

    private static Saas.Conversations.Turn Turn() => Saas.Conversations.Turn.Begin(new TurnStarted("t1", 1, Noon));
}
