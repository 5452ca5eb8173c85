using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Hosting;

namespace Byoa.Saas.Specs.Events;

public sealed class Frozen_words_in_events
{
    public static TheoryData<string, MediaContent> Contents => new()
    {
        { """{"is":"transcript","text":"Hello"}""", new MediaContent.Transcript("Hello") },
        { """{"is":"document","fileName":"terms.pdf","text":"Terms","truncated":true}""", new MediaContent.DocumentText("terms.pdf", "Terms", true) },
        { """{"is":"picture","sha256":"ab12","contentType":"image/png"}""", new MediaContent.Picture("ab12", "image/png") },
        { """{"is":"unreadable","code":"media_too_large","contentType":"video/mp4"}""", new MediaContent.Unreadable(Codes.MediaTooLarge, "video/mp4") },
    };

    [Theory, MemberData(nameof(Contents))]
    public void every_kind_of_content_keeps_its_shape(string json, MediaContent content)
    {
        var stored = StoredForm.Json(new MediaRead("turn-1", "m1", content, DateTimeOffset.UnixEpoch));

        stored.ShouldContain(json);
        StoredForm.Read<MediaRead>(stored).Content.ShouldBe(content);
    }

    [Fact]
    public void every_kind_of_content_is_frozen() =>
        Contents.Select(row => row.Data.Item2.GetType()).ShouldBe(typeof(MediaContent).GetNestedTypes(), ignoreOrder: true);

    [Fact]
    public void every_kind_of_effect_is_frozen() =>
        Samples.All.OfType<ReplyDecided>().Single().Effects.Concat(Samples.All.OfType<TemplateDecided>().Single().Effects).Select(effect => effect.GetType()).ShouldBe(typeof(Effect).GetNestedTypes(), ignoreOrder: true);

    [Theory]
    [InlineData(typeof(MessageKind), "Text Image Video Voice Document Sticker Location ContactCard Choice Order Unavailable Other")]
    [InlineData(typeof(FaultCategory), "Unavailable RateLimited Transient Authentication Configuration Permanent")]
    [InlineData(typeof(TurnOutcome), "Replied HandedOver Silent")]
    [InlineData(typeof(DeliveryStatus), "Sent Delivered Read Failed")]
    public void words_may_be_added_at_the_end_and_never_renamed(Type words, string known)
    {
        Enum.GetNames(words).ShouldBe(known.Split(' '));
        Enum.GetValues(words).Cast<object>().Select(word => StoredForm.Json(word)).ShouldBe(known.Split(' ').Select(word => $"\"{word}\""));
    }
}
