using Byoa.Saas.Conversations;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

public sealed class Downloading_attachments
{
    private static readonly WatiAnswer<WatiMedia> Picture = new WatiAnswer<WatiMedia>.Accepted(new WatiMedia("image/png", null, MediaWorld.Png));
    private static readonly WatiAnswer<WatiMedia> Unknown = new WatiAnswer<WatiMedia>.Unknown("timeout");
    private static readonly WatiAnswer<WatiMedia> NotSent = new WatiAnswer<WatiMedia>.NotSent("refused");

    private readonly MediaWorld world = new();

    [Fact]
    public async Task wati_is_asked_for_the_message_with_the_limit()
    {
        world.Wati.Answers(Picture);

        await world.Read(MessageKind.Image);

        world.Wati.Asked.ShouldBe([(new WatiMediaReference("m1", "data/file", "image"), 16 * 1024 * 1024)]);
    }

    [Theory]
    [InlineData(WatiCodes.TooLarge, Codes.MediaTooLarge)]
    [InlineData(WatiCodes.Unavailable, Codes.MediaUnavailable)]
    [InlineData(WatiCodes.NotFound, Codes.MediaUnavailable)]
    [InlineData(WatiCodes.HostRefused, Codes.MediaUnavailable)]
    public async Task a_rejection_is_final(string rejection, string code)
    {
        world.Wati.Answers(new WatiAnswer<WatiMedia>.Rejected(rejection, "no"));

        (await world.Read(MessageKind.Image, mimeType: "image/png")).ShouldBe(new MediaContent.Unreadable(code, "image/png"));
        world.Wati.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task a_refused_token_says_nothing_of_the_attachment()
    {
        world.Wati.Answers(new WatiAnswer<WatiMedia>.Credential("401"));

        (await world.Read(MessageKind.Image)).ShouldBeNull();
        world.Wati.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task passing_failures_are_tried_again()
    {
        world.Wati.Answers(Unknown, NotSent, Picture);

        (await world.Finish(world.Read(MessageKind.Image))).ShouldBeOfType<MediaContent.Picture>();
    }

    [Fact]
    public async Task the_third_failure_is_the_last()
    {
        world.Wati.Answers(Unknown);

        (await world.Finish(world.Read(MessageKind.Image))).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnavailable, null));
        world.Wati.Asked.Count.ShouldBe(3);
    }

    [Fact]
    public async Task the_wait_wati_asks_for_is_kept()
    {
        world.Wati.Answers(new WatiAnswer<WatiMedia>.Throttled(TimeSpan.FromSeconds(20)), Picture);
        var reading = world.Read(MessageKind.Image);

        world.Clock.Advance(TimeSpan.FromSeconds(19));
        world.Wati.Asked.Count.ShouldBe(1);

        world.Clock.Advance(TimeSpan.FromSeconds(1));
        (await reading).ShouldBeOfType<MediaContent.Picture>();
    }

    [Fact]
    public async Task a_wait_beyond_the_time_that_is_left_is_not_begun()
    {
        world.Wati.Answers(new WatiAnswer<WatiMedia>.Throttled(TimeSpan.FromSeconds(30)));

        (await world.Read(MessageKind.Image)).ShouldBe(new MediaContent.Unreadable(Codes.MediaUnavailable, null));
    }

    [Fact]
    public async Task a_download_that_does_not_end_is_given_up()
    {
        world.Wati.Media = Hang;
        var reading = world.Read(MessageKind.Image, mimeType: "image/png");

        world.Clock.Advance(TimeSpan.FromSeconds(30));

        (await reading).ShouldBe(new MediaContent.Unreadable(Codes.MediaTimeout, "image/png"));
    }

    [Fact]
    public async Task a_caller_who_gives_up_gets_an_exception()
    {
        using var caller = new CancellationTokenSource();
        world.Wati.Media = Hang;
        var reading = world.Read(MessageKind.Image, stop: caller.Token);

        await caller.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading);
    }

    private static async Task<WatiAnswer<WatiMedia>> Hang(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        throw new InvalidOperationException();
    }
}
