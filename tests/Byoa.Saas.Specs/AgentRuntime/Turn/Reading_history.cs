using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>Wati gives history newest first; here it is told oldest first.</summary>
public sealed class Reading_history
{
    [Fact]
    public void what_the_customer_wrote_after_the_businesss_last_word_is_pending()
    {
        var read = Read(Customer("m1", "Hi"), Business("b1", "Welcome"), Customer("m2", "Shoes?"), Customer("m3", "Size 42"));

        read.Pending.Select(message => message.MessageId).ShouldBe(["m2", "m3"]);
        read.Answered.ShouldBe(["m1"]);
        read.Earlier.Select(past => past.Text).ShouldBe(["Hi", "Welcome"]);
    }

    [Fact]
    public void without_a_word_of_the_business_everything_is_pending() => Read(Customer("m1", "Hi")).Pending.ShouldHaveSingleItem().Text.ShouldBe("Hi");

    [Fact]
    public void after_its_word_nothing_is() => Read(Customer("m1", "Hi"), Business("b1", "Welcome")).Pending.ShouldBeEmpty();

    [Fact]
    public void a_word_of_ours_answers_only_what_it_was_decided_for() =>
        Read([Customer("m1", "Hi"), Customer("m0", "Is anybody there?"), Business("wati-1", "Hello Maria")], ReplySent())
            .Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m0");

    [Fact]
    public void what_a_word_of_ours_answered_is_told_as_past() =>
        Read([Customer("m1", "Hi"), Business("wati-1", "Hello Maria"), Customer("m2", "Shoes?")], ReplySent())
            .Earlier.Select(past => past.Text).ShouldBe(["Hi", "Hello Maria"]);

    [Fact]
    public void a_colleagues_word_answers_everything_before_it() =>
        Read([Customer("m0", "Refund?"), Business("wati-1", "Hello Maria"), Business("b1", "Granted")], ReplySent()).Pending.ShouldBeEmpty();

    [Fact]
    public void a_word_of_ours_that_outran_its_sends_answer_answers_nothing_else_and_is_known_by_its_words() =>
        Read([Customer("m0", "Is anybody there?") with { At = Noon }, Business("b1", "Hello Maria") with { At = Noon }], ReplyClaimed()).Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m0");

    [Fact]
    public void the_same_words_from_before_the_attempt_are_a_colleagues() =>
        Read([Customer("m0", "Is anybody there?"), Business("b1", "Hello Maria")], ReplyClaimed()).Pending.ShouldBeEmpty();

    [Fact]
    public void a_template_under_way_answers_nothing_else() =>
        Read([Customer("m0", "Hello?") with { At = NextDay }, Business("b1", "Hello again") with { At = NextDay, IsTemplate = true }], TemplateClaimed(), at: NextDay)
            .Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m0");

    [Fact]
    public void a_reaction_is_neither_a_question_nor_an_answer()
    {
        Read(Customer("r1", "👍") with { Type = "reaction" }).Pending.ShouldBeEmpty();
        Read(Customer("m1", "Refund?"), Business("r1", "👍") with { Type = "reaction" }).Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m1");
    }

    [Fact]
    public void what_a_colleague_said_and_answered_needs_no_webhook_any_more() =>
        Read([Customer("m7", "Refund?"), Business("b1", "Granted"), Customer("m2", "And now?")], [.. TakenOver(), new AgentTookChat(3, Codes.HandedBack, null, Noon)]).Told.ShouldBe(["m7", "b1"]);

    [Fact]
    public void a_colleagues_word_since_the_chat_is_the_agents_is_still_to_be_told_and_puts_it_to_sleep_then() =>
        Read([Customer("m9", "Refund?"), Business("b1", "Granted") with { At = Noon.AddSeconds(5) }], [.. WithAgent(), new TurnStarted("t1", 1, Noon)]).Told.ShouldBe(["m9"]);

    [Theory]
    [InlineData("Bot")]
    [InlineData("API")]
    public void what_an_automation_signs_is_no_persons_word(string author) =>
        Read(Customer("m1", "Hi"), Business("b1", "Welcome!") with { OperatorName = author }).Told.ShouldBe(["b1"]);

    [Fact]
    public void a_question_before_an_automations_greeting_may_still_be_told() =>
        Read(Customer("m1", "Hi"), Business("b1", "Welcome!") with { OperatorName = null }).Told.ShouldBe(["b1"]);

    [Fact]
    public void what_was_written_to_a_person_before_the_page_began_is_answered_too() =>
        Read([Customer("m9", "Thanks"), Business("b9", "You are welcome")], [.. HandedOver(), Wrote("m2", at: Noon.AddMinutes(-30))]).Answered.ShouldBe(["m9", "m2"]);

    [Fact]
    public void what_was_written_to_a_person_more_than_three_days_ago_waits_for_nobody() =>
        Read([Customer("m9", "Hello?")], [.. HandedOver(), Wrote("m2", at: Noon.AddHours(-73))]).Answered.ShouldBe(["m2"]);

    [Fact]
    public void what_was_written_to_a_person_and_stands_after_their_word_waits() =>
        Read([Business("b9", "One moment") with { At = Noon.AddMinutes(-5) }], HandedOver()).Answered.ShouldBeEmpty();

    [Fact]
    public void questions_older_than_three_days_are_past()
    {
        var read = Read(Customer("m1", "Hi") with { At = Noon.AddHours(-72) });

        read.Pending.ShouldBeEmpty();
        read.Earlier.ShouldHaveSingleItem();
    }

    [Fact]
    public void a_question_of_friday_evening_waits_on_monday_though_its_window_is_closed()
    {
        var read = Read(Customer("m1", "Hi") with { At = Noon.AddHours(-71) });

        read.Pending.ShouldHaveSingleItem();
        SessionWindow.IsClosed(Given([.. WithAgent(), new TurnStarted("t1", 1, Noon), read]).State.Known!, Noon).ShouldBeTrue();
    }

    [Fact]
    public void only_so_many_earlier_messages_are_kept_the_latest_ones() =>
        Read([.. Enumerable.Range(0, 10).Select(n => Business($"b{n}", $"{n}"))], most: 3).Earlier.Select(past => past.Text).ShouldBe(["7", "8", "9"]);

    [Fact]
    public void a_message_that_waits_for_an_answer_is_not_told_as_past() =>
        Read([Customer("m1", "Hi"), Automation("b1", "We are closed")], TurnRuns()).Earlier.Select(past => past.Text).ShouldBe(["We are closed"]);

    [Fact]
    public void what_a_person_answered_meanwhile_is_answered_though_it_came_to_the_agent()
    {
        var read = Read([Customer("m1", "Hi"), Business("b1", "Hello, Ann here")], TurnRuns());

        read.AnsweredByPerson.ShouldBe(["m1"]);
        TurnRuns().Append(read).Aggregate(Conversation.Initial, Fold.Apply).Known!.Unanswered.ShouldBeEmpty();
    }

    [Fact]
    public void what_the_customer_wrote_after_a_persons_word_still_waits() =>
        Read([Business("b1", "Hello, Ann here"), Customer("m1", "Hi")], TurnRuns()).AnsweredByPerson.ShouldBeNull();

    [Theory]
    [InlineData("Bot"), InlineData("api"), InlineData(null)]
    public void a_question_before_an_automations_greeting_is_pending(string? author) =>
        Read(Customer("m1", "Hi"), Automation("b1", "Welcome! We will be with you.") with { OperatorName = author }).Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m1");

    [Fact]
    public void what_an_automation_asked_and_the_customer_went_on_from_is_past() =>
        Read(Customer("m1", "Hi"), Automation("b1", "1 or 2?"), Customer("m2", "2"), Automation("b2", "One moment")).Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m2");

    [Fact]
    public void a_question_a_colleague_answered_is_told_with_its_answer() =>
        Read([Customer("m1", "Refund?"), Business("b1", "Granted"), Customer("m2", "Thanks")], [.. HandedOver(), Wrote("m2")])
            .Earlier.Select(past => past.Text).ShouldBe(["Refund?", "Granted"]);

    [Fact]
    public void assignments_and_damaged_items_are_left_out() =>
        Read(Customer("m1", "Hi"), Business("b1", "Assigned") with { Kind = WatiHistoryKind.Assignment }, Customer("", "?") with { Id = null })
            .Pending.ShouldHaveSingleItem().MessageId.ShouldBe("m1");

    [Fact]
    public void a_message_without_words_is_told_by_its_type() =>
        Read(Business("b1", "") with { Type = "image" }).Earlier.ShouldHaveSingleItem().Text.ShouldBe("[image]");

    [Theory]
    [InlineData("text", MessageKind.Text)]
    [InlineData(null, MessageKind.Text)]
    [InlineData("image", MessageKind.Image)]
    [InlineData("audio", MessageKind.Voice)]
    [InlineData("voice", MessageKind.Voice)]
    [InlineData("interactive", MessageKind.Choice)]
    [InlineData("something new", MessageKind.Other)]
    public void a_pending_message_has_a_kind(string? type, MessageKind kind) => Read(Customer("m1", "Hi") with { Type = type }).Pending.ShouldHaveSingleItem().Kind.ShouldBe(kind);

    [Fact]
    public void a_pending_attachment_can_be_read() =>
        Read(Customer("m1", "") with { Type = "image", Media = "data/images/a.jpg" }).Pending.ShouldHaveSingleItem()
            .Attachment.ShouldBe(new Attachment("data/images/a.jpg", null, null, "image"));

    [Fact]
    public void an_unreadable_history_says_why() => HistoryReading.Unreadable("t1", "unknown", true, Noon).Failure.ShouldBe("unknown");

    [Fact]
    public void it_tells_when_the_chat_was_last_assigned_to_the_agent() =>
        Read(Assigned("bot@shop.example", -90), Assigned("bot@shop.example", -60), Assigned("ann@shop.example", -30)).AssignedAt.ShouldBe(Noon.AddSeconds(-60));

    [Fact]
    public void a_colleagues_word_since_then_is_left_for_its_webhook_however_late_the_assignment_was_told() =>
        Read([Assigned("bot@shop.example", -90), Business("b1", "I will see to it")], [new AgentTookChat(1, Codes.ChatAssigned, null, Noon)]).Told.ShouldBeEmpty();

    [Theory]
    [InlineData(-120, true), InlineData(-60, false)]
    public void that_assignments_are_not_listed_is_known_once_it_was_read_back_to_when_the_chat_was_given(double reachesBackTo, bool isUnlisted) =>
        HistoryReading.Read(
            "t1", new HistoryLook.Read([Business("b1", "Hello")]) { ReachesBackTo = Noon.AddSeconds(reachesBackTo) },
            Saas.Conversations.Thread.Empty with { GivenAt = Noon.AddSeconds(-90) }, "bot@shop.example", 30, Noon).IsUnlisted.ShouldBe(isUnlisted);

    private static WatiHistoryItem Assigned(string to, double second) => Item("a1", "assigned", true) with { Kind = WatiHistoryKind.Assignment, Assignee = to, At = Noon.AddSeconds(second) };

    private static HistoryImported Read(params IReadOnlyList<WatiHistoryItem> oldestFirst) => Read(oldestFirst, []);

    private static HistoryImported Read(IReadOnlyList<WatiHistoryItem> oldestFirst, IReadOnlyList<IConversationEvent>? past = null, int most = 30, DateTimeOffset? at = null) =>
        HistoryReading.Read("t1", new HistoryLook.Read([.. oldestFirst.Reverse()]), Given(past ?? []).State.Known ?? Saas.Conversations.Thread.Empty, "bot@shop.example", most, at ?? Noon);

    private static WatiHistoryItem Customer(string id, string text) => Item(id, text, fromBusiness: false);

    private static WatiHistoryItem Business(string id, string text) => Item(id, text, fromBusiness: true);

    private static WatiHistoryItem Automation(string id, string text) => Business(id, text) with { OperatorName = "Bot" };

    private static WatiHistoryItem Item(string id, string text, bool fromBusiness) =>
        new(WatiHistoryKind.Message, id, Noon.AddMinutes(-1), fromBusiness, text, "text", null, null, "ann", null, null, null);
}
