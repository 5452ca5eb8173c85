using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.AgentRuntime.Media;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

public sealed class Recollecting_a_dialogue
{
    private const int Plenty = 1_000_000;

    private static readonly DialogueLine.Agent Reply = new("0123456789");
    private static readonly DialogueLine.Note Note = new("It is yours again.");
    private static readonly DialogueLine.Tools Tools = new(null, [(new ToolCall("tool-1", "update_contact_attributes", "{}"), "Stored.")]);

    [Fact]
    public void only_so_many_earlier_lines_are_told_however_long_the_chat()
    {
        List<IConversationEvent> chat = [.. ReplySent()];
        for (var n = 2; n <= 300; n++)
            chat.AddRange([Wrote($"m{n}", "Hi"), new TurnStarted($"t{n}", 1, Noon), new ReplyDecided($"t{n}", $"reply-{n}", 1, [$"m{n}"], [new Effect.SendText($"e{n}", $"Hello {n}", null)], Noon)]);
        chat.AddRange([Wrote("m301", "And socks?"), Wrote("m302", "Red ones")]);

        var told = Recollection.Of(Dialogue.Of(chat, ["m301", "m302"]), ["m301", "m302"], 3, Plenty);

        told.Select(Words).ShouldBe(["Hello 299", "Hi", "Hello 300", "And socks?", "Red ones"]);
    }

    [Fact]
    public void only_so_many_characters_are_told_and_the_oldest_go_first() =>
        Kept([Said("m1"), Reply, Said("m2"), Reply, Said("m9")], characters: 35).ShouldBe([Said("m2"), Reply, Said("m9")]);

    [Fact]
    public void what_a_document_says_counts_as_well() =>
        Kept([new DialogueLine.Customer(Photo("m1"), new MediaContent.DocumentText(null, new string('a', 100), false)), Reply, Said("m9")], characters: 100).ShouldBe([Reply, Said("m9")]);

    [Fact]
    public void what_is_to_be_answered_stays_however_long() => Kept([Said("m1"), Said("m9", new string('a', 100)), Tools], messages: 0, characters: 10).ShouldBe([Said("m9", new string('a', 100)), Tools]);

    [Fact]
    public void what_tools_did_stays_with_its_answer() => Kept([Said("m1"), Tools, Tools, Reply, Said("m9")], messages: 1).ShouldBe([Tools, Tools, Reply, Said("m9")]);

    [Fact]
    public void what_tools_did_goes_with_its_answer_when_both_are_too_long() => Kept([Said("m1"), Tools, Reply, Said("m9")], characters: 25).ShouldBe([Said("m9")]);

    [Fact]
    public void a_note_before_what_is_to_be_answered_stays() => Kept([Said("m1"), Reply, Note, Said("m9")], messages: 0).ShouldBe([Note, Said("m9")]);

    [Fact]
    public void a_chat_within_the_bounds_is_told_whole() => Kept([Tools, Said("m1"), Note, Reply, Said("m9")]).Count.ShouldBe(5);

    [Fact]
    public async Task pictures_are_shown_up_to_their_bound_and_the_oldest_are_left_out()
    {
        MediaWorld kept = new();
        kept.Stored["ab"] = new StoredMedia("image/png", new byte[10]);

        var pictures = await Recollection.PicturesAsync(kept, "tn-acme", [Shown("m1"), Shown("m2"), Said("m3"), Shown("m9")], 25, TestContext.Current.CancellationToken);

        pictures.Keys.ShouldBe(["m9", "m2"]);
    }

    private static DialogueLine.Customer Said(string id, string words = "0123456789") => new(Text(id, words), null);

    private static DialogueLine.Customer Shown(string id) => new(Photo(id), new MediaContent.Picture("ab", "image/png"));

    private static IReadOnlyList<DialogueLine> Kept(IReadOnlyList<DialogueLine> lines, int messages = 100, int characters = Plenty) =>
        Recollection.Of(lines, ["m9"], messages, characters);

    private static string? Words(DialogueLine line) => line switch
    {
        DialogueLine.Customer customer => customer.Message.Text,
        DialogueLine.Agent agent => agent.Text,
        _ => line.GetType().Name,
    };
}
