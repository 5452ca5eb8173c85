using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

public sealed class Reading_attachments
{
    private readonly MediaWorld world = new();

    [Theory]
    [InlineData("89504E470D0A1A0A", "image/png")]
    [InlineData("FFD8FFE000104A46", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    public async Task a_picture_is_kept_by_its_hash_and_named_by_its_bytes(string bytes, string type)
    {
        world.Wati.Has(Convert.FromHexString(bytes), "application/octet-stream");

        var picture = (await world.Read(MessageKind.Image)).ShouldBeOfType<MediaContent.Picture>();

        picture.ContentType.ShouldBe(type);
        world.Stored[picture.Sha256].Content.ShouldBe(Convert.FromHexString(bytes));
        world.Stored[picture.Sha256].ContentType.ShouldBe(type);
    }

    [Fact]
    public async Task a_picture_sent_as_a_document_is_a_picture()
    {
        world.Wati.Has(MediaWorld.Png, "application/pdf", "scan.pdf");

        (await world.Read(MessageKind.Document)).ShouldBeOfType<MediaContent.Picture>().ContentType.ShouldBe("image/png");
    }

    [Fact]
    public async Task an_agent_that_reads_no_pictures_gets_none()
    {
        world.Wati.Has(MediaWorld.Png);

        (await world.Read(MessageKind.Image, readsPictures: false)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnsupported, "image/png"));
        world.Stored.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_picture_only_by_name_is_not_shown_to_the_model()
    {
        world.Wati.Has([1, 2, 3], "image/png");

        (await world.Read(MessageKind.Image)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnsupported, "image/png"));
    }

    [Fact]
    public async Task a_picture_beyond_its_own_limit_is_too_large()
    {
        world.Wati.Has([.. MediaWorld.Png, .. new byte[5 * 1024 * 1024]]);

        (await world.Read(MessageKind.Image)).ShouldBe(new MediaContent.Unreadable(Codes.MediaTooLarge, "image/png"));
    }

    [Theory]
    [InlineData("audio/ogg", "audio/ogg")]
    [InlineData("audio/mpeg", "audio/mpeg")]
    [InlineData("application/octet-stream", "audio/ogg")]
    [InlineData("application/ogg", "audio/ogg")]
    [InlineData("video/mp4", "audio/mp4")]
    public async Task a_voice_note_is_written_down(string said, string heardAs)
    {
        world.Wati.Has([1, 2, 3], said);

        (await world.Read(MessageKind.Voice)).ShouldBe(new MediaContent.Transcript("Where is my parcel?"));
        world.Heard.ShouldBe([heardAs]);
    }

    [Theory]
    [InlineData(Codes.ModelCredential)]
    [InlineData(Codes.ModelMisconfigured)]
    [InlineData(Codes.ModelTimeout)]
    public async Task a_voice_note_nobody_could_write_down_says_why(string code)
    {
        world.Wati.Has([1], "audio/ogg");
        world.Hears = _ => new TranscriptionOutcome(null, code);

        (await world.Read(MessageKind.Voice)).ShouldBe(new MediaContent.Unreadable(code, "audio/ogg"));
        world.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_passing_failure_of_the_transcriber_is_waited_out()
    {
        world.Wati.Has([1], "audio/ogg");
        world.Hears = _ => world.Heard.Count < 3 ? new TranscriptionOutcome(null, Codes.ModelRateLimited) : new TranscriptionOutcome("Hi", null);

        (await world.Finish(world.Read(MessageKind.Voice))).ShouldBe(new MediaContent.Transcript("Hi"));
    }

    [Fact]
    public async Task a_failure_of_the_transcriber_that_stays_is_reported_after_three_tries()
    {
        world.Wati.Has([1], "audio/ogg");
        world.Hears = _ => new TranscriptionOutcome(null, Codes.ModelUnavailable);

        (await world.Finish(world.Read(MessageKind.Voice))).ShouldBe(new MediaContent.Unreadable(Codes.ModelUnavailable, "audio/ogg"));
        world.Heard.Count.ShouldBe(3);
    }

    [Fact]
    public async Task nul_characters_are_left_out_of_a_transcript()
    {
        world.Wati.Has([1], "audio/ogg");
        world.Hears = _ => new TranscriptionOutcome("a\0b", null);

        (await world.Read(MessageKind.Voice)).ShouldBe(new MediaContent.Transcript("ab"));
    }

    [Fact]
    public async Task silence_cannot_be_read()
    {
        world.Wati.Has([1], "audio/ogg");
        world.Hears = _ => new TranscriptionOutcome(" ", null);

        (await world.Read(MessageKind.Voice)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnsupported, "audio/ogg"));
    }

    [Theory]
    [InlineData("application/zip")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("video/mp4")]
    [InlineData("image/heic")]
    [InlineData("application/octet-stream")]
    public async Task everything_else_is_unsupported(string type)
    {
        world.Wati.Has([1, 2, 3], type);

        (await world.Read(MessageKind.Document)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnsupported, type));
    }

    [Theory]
    [InlineData(MessageKind.Video)]
    [InlineData(MessageKind.Sticker)]
    public async Task what_nobody_could_read_is_not_even_fetched(MessageKind kind)
    {
        (await world.Read(kind, mimeType: "x/y")).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnsupported, "x/y"));
        world.Wati.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_placeholder_and_an_attachment_without_a_place_are_unavailable()
    {
        (await world.Read(MessageKind.Unavailable)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnavailable, null));
        (await world.Read(MessageKind.Image, location: null)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnavailable, null));
        world.Wati.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task the_newer_generation_finds_an_attachment_by_its_message()
    {
        world.Wati.Has(MediaWorld.Png);

        (await world.Read(MessageKind.Image, location: null, generation: WatiGeneration.V3)).ShouldBeOfType<MediaContent.Picture>();
    }
}
