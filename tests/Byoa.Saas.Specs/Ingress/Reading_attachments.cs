using System.Text.Json.Nodes;
using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_attachments
{
    private const string AsObject = """{"url":"data/documents/a1.pdf","caption":"Our order","mimeType":"application/pdf","fileName":"order.pdf","id":"77"}""";

    private static JsonObject Media(string type, JsonNode? data, string? text = null)
    {
        var body = Global();
        (body["type"], body["data"], body["text"]) = (type, data, text);
        return body;
    }

    [Theory]
    [InlineData("data/images/x1.jpg")]
    [InlineData("https://live.example/300123/api/file/showFile?fileName=data/images/x1.jpg")]
    public void data_may_be_a_path_or_a_URL(string data) =>
        Written(Media("image", data)).Attachment.ShouldBe(new(data, null, null, "image"));

    [Fact]
    public void data_may_be_an_object()
    {
        var written = Written(Media("document", JsonNode.Parse(AsObject)));

        written.Attachment.ShouldBe(new("data/documents/a1.pdf", "application/pdf", "order.pdf", "document"));
        written.Text.ShouldBe("Our order");
    }

    [Fact]
    public void data_may_be_a_JSON_string_of_that_object() =>
        Written(Media("document", AsObject)).ShouldBe(Written(Media("document", JsonNode.Parse(AsObject))));

    [Fact]
    public void data_may_be_a_list_of_one() =>
        Written(Media("document", JsonNode.Parse($"[{AsObject}]"))).Attachment!.FileName.ShouldBe("order.pdf");

    [Theory]
    [InlineData("""{"url":"data/docu""")]
    [InlineData("[]")]
    [InlineData("[7]")]
    public void broken_JSON_in_data_is_no_place(string data) => Written(Media("image", data)).Attachment!.Location.ShouldBeNull();

    [Fact]
    public void JSON_in_data_may_hold_a_NUL() =>
        Written(Media("image", """{"url":"data/\u0000x.jpg"}""")).Attachment!.Location.ShouldBe("data/x.jpg");

    [Fact]
    public void an_absurdly_long_place_is_none() => Written(Media("image", new string('a', 5_000))).Attachment!.Location.ShouldBeNull();

    [Fact]
    public void the_caption_in_text_goes_before_the_objects() =>
        Written(Media("document", JsonNode.Parse(AsObject), "See page 2")).Text.ShouldBe("See page 2");

    [Fact]
    public void media_without_a_place_is_still_media() => Written(Media("image", null)).Attachment.ShouldBe(new(null, null, null, "image"));

    [Theory]
    [InlineData("voice")]
    [InlineData("audio")]
    public void a_voice_note_comes_under_either_name_and_keeps_it(string type)
    {
        var written = Written(Media(type, "data/audios/v.ogg"));

        written.Kind.ShouldBe(MessageKind.Voice);
        written.Attachment!.MessageType.ShouldBe(type);
    }

    [Fact]
    public void a_placeholder_tells_that_the_media_is_not_available_yet()
    {
        var written = Written(Media("media_placeholder", null, "My invoice"));

        written.Kind.ShouldBe(MessageKind.Unavailable);
        written.Text.ShouldBe("My invoice");
        written.Attachment!.MessageType.ShouldBe("media_placeholder");
    }

    [Fact]
    public void a_text_has_no_attachment() => Written(Media("text", "data/x", "Hi")).Attachment.ShouldBeNull();
}
