using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.Scenario;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Effects;

public sealed class Recognising_our_message_in_history
{
    [Fact]
    public void it_is_known_by_our_id() => Find(Item("w9", "altered text", localId: "e1")).ShouldBe(new Finding.There("w9", null));

    [Fact]
    public void without_our_id_it_is_known_by_its_text_since_the_attempt() => Find(Item("w9", " Hello Maria\n")).ShouldBe(new Finding.There("w9", null));

    [Fact]
    public void clocks_may_differ_a_little() => Find(Item("w9", "Hello Maria", at: Seconds(-29))).ShouldBeOfType<Finding.There>();

    [Fact]
    public void the_same_words_said_long_before_are_not_it() => Find(Item("w9", "Hello Maria", at: Seconds(-31))).ShouldBeOfType<Finding.Absent>();

    [Fact]
    public void the_customers_same_words_are_not_it() => Find(Item("w9", "Hello Maria") with { FromBusiness = false }).ShouldBeOfType<Finding.Absent>();

    [Fact]
    public void other_words_are_not_it() => Find(Item("w9", "Hello Mario")).ShouldBeOfType<Finding.Absent>();

    [Fact]
    public void an_assignment_is_not_it() => Find(Item("w9", "Hello Maria") with { Kind = WatiHistoryKind.Assignment }).ShouldBeOfType<Finding.Absent>();

    [Theory]
    [InlineData("wati-1", null)]
    [InlineData("w9", "wamid.e1")]
    public void another_message_of_ours_with_the_same_words_is_not_it(string id, string? wamid)
    {
        var sent = Given(ReplySent()).State.Known!;
        var twin = new Effect.SendText("e2", "Hello Maria", null);

        EffectEvidence.In([Item(id, "Hello Maria") with { WhatsappMessageId = wamid }], sent, twin, Noon).ShouldBeOfType<Finding.Absent>();
    }

    [Fact]
    public void offered_choices_are_known_by_their_question() =>
        EffectEvidence.In([Item("w9", "Which size?")], Given(ReplyClaimed()).State.Known!, new Effect.SendChoices("e2", "Which size?", ["41", "42"], null), Noon)
            .ShouldBe(new Finding.There("w9", null));

    [Fact]
    public void a_template_is_known_by_our_id() => FindTemplate(Item("w9", "Hello Maria, may we help?", localId: "e9")).ShouldBe(new Finding.There("w9", null));

    [Fact]
    public void without_anybodys_id_a_template_since_the_attempt_is_it() =>
        FindTemplate(Item("w9", "Hello Maria, may we help?") with { IsTemplate = true }).ShouldBe(new Finding.There("w9", null));

    [Fact]
    public void somebody_elses_template_is_not_it()
    {
        FindTemplate(Item("w9", "Hello", localId: "theirs") with { IsTemplate = true }).ShouldBeOfType<Finding.Absent>();
        FindTemplate(Item("w9", "Hello", at: Seconds(-31)) with { IsTemplate = true }).ShouldBeOfType<Finding.Absent>();
        FindTemplate(Item("wati-1", "Hello") with { IsTemplate = true }).ShouldBeOfType<Finding.Absent>();
    }

    [Fact]
    public void a_free_word_is_no_template() => FindTemplate(Item("w9", "Hello Maria")).ShouldBeOfType<Finding.Absent>();

    [Fact]
    public void an_empty_history_holds_nothing() =>
        EffectEvidence.In([], Given(ReplyClaimed()).State.Known!, Reply, Noon).ShouldBeOfType<Finding.Absent>();

    private static Finding FindTemplate(WatiHistoryItem item) => EffectEvidence.In([item], Given(ReplySent()).State.Known!, Template, Noon);

    private static Finding Find(WatiHistoryItem item) => EffectEvidence.In([item], Given(ReplyClaimed()).State.Known!, Reply, Noon);

    private static WatiHistoryItem Item(string id, string text, string? localId = null, DateTimeOffset? at = null) =>
        new(WatiHistoryKind.Message, id, at ?? Noon, true, text, "text", null, localId, "Bot", null, "sent", null);
}
