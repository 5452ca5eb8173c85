using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Specs.Chaos;

public sealed class Judging_who_spoke_over_a_person
{
    private static readonly string[] AgainstOwner = ["TalkedOverHuman: r1-1 was attempted after the chat had changed hands"];

    [Fact]
    public void a_send_claimed_while_a_person_has_the_chat_is_one_whoever_told_the_platform() =>
        Agents().Writes("m1").HandsOver().Sends("handoff-1").Fact("reply_decided", Reply(2)).Claims("r1-1").Findings.ShouldContain(AgainstOwner[0]);

    [Fact]
    public void the_words_of_the_hand_over_itself_are_none() => Handed().Sends("handoff-1").Findings.ShouldBeEmpty();

    [Fact]
    public void the_words_of_a_hand_over_are_one_once_the_person_says_that_they_have_the_chat() =>
        Handed().Fact("take_over_renewed", new { reason = "taken_over" }).Claims("handoff-1").Findings.ShouldContain("TalkedOverHuman: handoff-1 was attempted after the chat had changed hands");

    [Fact]
    public void a_word_after_a_colleagues_word_was_recorded_is_one_whatever_the_platform_makes_of_it() =>
        Agents().Writes("m1").Decides("r1", "m1").AnnWrites().Fact("colleague_wrote", new { messageId = "word" }).Sends("r1-1").Findings
            .ShouldBe(["TalkedOverHuman: spoke 2.0 s after it was told of a colleague's word"]);

    [Fact]
    public void a_word_long_after_the_platform_took_a_webhook_of_a_colleagues_word_is_one_though_it_recorded_none()
    {
        var chat = Agents().Writes("m1").Decides("r1", "m1").AnnWrites();
        chat.ToldWords.Add(new ToldWord("word", chat.Now));
        chat.Passes(20).Sends("r1-1").Findings.ShouldHaveSingleItem().ShouldStartWith("TalkedOverHuman: spoke 7.0 s after");
    }

    [Fact]
    public void a_word_a_few_seconds_after_that_webhook_is_none()
    {
        var chat = Agents().Writes("m1").Decides("r1", "m1").AnnWrites();
        chat.ToldWords.Add(new ToldWord("word", chat.Now));
        chat.Passes(5).Sends("r1-1").Findings.ShouldBeEmpty();
    }

    [Fact]
    public void a_word_after_the_chat_was_given_back_is_none() =>
        Agents().Writes("m1").AnnWrites().AssignedTo(Chat.Agent).Fact("colleague_wrote", new { messageId = "word" }).Decides("r1", "m1").Sends("r1-1").Findings.ShouldBeEmpty();

    [Fact]
    public void confirmed_take_overs_are_counted() => Agents().ToldOfTakeOver().Judged.TakeOvers.ShouldBe(1);

    private static Chat Agents() => new Chat().AgentTakes();

    private static Chat Handed()
    {
        var chat = Agents().Writes("m1").HandsOver();
        chat.IsTheAgents = false;
        return chat;
    }

    private static object Reply(int epoch) => new
    {
        turnId = "turn", replyId = "r1", epoch, answers = Array.Empty<string>(),
        effects = new[] { new Dictionary<string, string> { ["do"] = "text", ["id"] = "r1-1", ["text"] = "alpha says: hello" } },
    };
}
