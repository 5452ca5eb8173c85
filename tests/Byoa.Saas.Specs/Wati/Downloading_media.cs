using System.Net;
using System.Text;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Specs.Wati;

public sealed class Downloading_media
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, 0, 1, 2];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("data/images/x y.jpg", "/1234/api/v1/getMedia?fileName=data%2Fimages%2Fx%20y.jpg")]
    [InlineData("/data/images/x.jpg", "/1234/api/v1/getMedia?fileName=%2Fdata%2Fimages%2Fx.jpg")]
    [InlineData("https://live-mt-server.wati.io/1234/api/file/showFile?fileName=data/images/x.jpg", "/1234/api/file/showFile?fileName=data/images/x.jpg")]
    [InlineData("https://LIVE-mt-server.wati.io:443/1234/api/file/showFile?fileName=x", "/1234/api/file/showFile?fileName=x")]
    public async Task v1_takes_the_path_or_the_url_of_the_message(string location, string address)
    {
        var wati = new ScriptedWati(_ => ScriptedWati.Bytes(Png));
        using var world = new WatiWorld(wati);
        var answer = await world.V1().GetMediaAsync(new WatiMediaReference("m1", location, "image"), 1000, Stop);
        answer.ShouldBeOfType<WatiAnswer<WatiMedia>.Accepted>().Value.ContentType.ShouldBe("image/png");
        wati.Requests.ShouldHaveSingleItem().PathAndQuery.ShouldBe(address);
    }

    [Fact]
    public async Task v3_takes_the_id_of_the_message()
    {
        var wati = new ScriptedWati(_ => ScriptedWati.Bytes(Png));
        using var world = new WatiWorld(wati);
        await world.V3().GetMediaAsync(new WatiMediaReference("m1", "data/images/x.jpg", "image"), 1000, Stop);
        wati.Requests.ShouldHaveSingleItem().PathAndQuery.ShouldBe("/api/ext/v3/conversations/messages/file/m1");
    }

    [Theory]
    [InlineData("https://evil.com/1234/api/file/showFile?fileName=x")]
    [InlineData("https://live-mt-server.wati.io.evil.com/x")]
    [InlineData("https://live-mt-server.wati.io@evil.com/x")]
    [InlineData("https://user@live-mt-server.wati.io/x")]
    [InlineData("http://live-mt-server.wati.io/x")]
    [InlineData("https://live-mt-server.wati.io:8443/x")]
    [InlineData("https://other.wati.io/x")]
    [InlineData("//evil.com/x")]
    [InlineData("\\\\evil.com\\x")]
    [InlineData("https:\\\\evil.com\\x")]
    [InlineData("file:///etc/passwd")]
    public async Task the_token_never_leaves_for_another_host(string location)
    {
        var wati = new ScriptedWati(_ => ScriptedWati.Bytes(Png));
        using var world = new WatiWorld(wati);
        Code(await world.V1().GetMediaAsync(new WatiMediaReference(null, location, null), 1000, Stop)).ShouldBe(WatiCodes.HostRefused);
        wati.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_redirect_is_not_followed()
    {
        var wati = new ScriptedWati(_ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("https://evil.com/") } });
        using var world = new WatiWorld(wati);
        Code(await world.V1().GetMediaAsync(new WatiMediaReference(null, "data/x", null), 1000, Stop)).ShouldBe(WatiCodes.HostRefused);
        wati.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"result":false,"message":"Failed to download file"}""", "application/json")]
    [InlineData("""{"result":false,"message":"Failed to download file"}""", "application/octet-stream")]
    [InlineData("""{"code":500,"message":"Oops"}""", "application/octet-stream")]
    [InlineData("\n<!DOCTYPE html><html>Sign in</html>", "application/octet-stream")]
    [InlineData("<html></html>", "text/html")]
    [InlineData("{}", "application/json")]
    [InlineData("", "application/octet-stream")]
    public async Task an_error_in_place_of_the_bytes_is_no_media(string body, string type)
    {
        using var world = new WatiWorld(new ScriptedWati(_ => ScriptedWati.Bytes(Encoding.UTF8.GetBytes(body), type)));
        Code(await world.V1().GetMediaAsync(new WatiMediaReference(null, "data/images/x.jpg", "image"), 1000, Stop)).ShouldBe(WatiCodes.Unavailable);
    }

    [Fact]
    public async Task a_customers_own_json_file_is_media()
    {
        using var world = new WatiWorld(new ScriptedWati(_ => ScriptedWati.Bytes("""{"order":7}"""u8.ToArray())));
        var answer = await world.V1().GetMediaAsync(new WatiMediaReference(null, "data/documents/order.json", "document"), 1000, Stop);
        answer.ShouldBeOfType<WatiAnswer<WatiMedia>.Accepted>().Value.FileName.ShouldBe("order.json");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task reading_stops_at_the_cap_whether_or_not_a_length_was_told(bool told)
    {
        using var world = new WatiWorld(new ScriptedWati(_ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = told ? new ByteArrayContent(new byte[1001]) : new StreamContent(new Endless()),
        }));
        Code(await world.V1().GetMediaAsync(new WatiMediaReference(null, "data/x", null), 1000, Stop)).ShouldBe(WatiCodes.TooLarge);
    }

    [Fact]
    public async Task the_name_comes_from_the_header_without_its_folders()
    {
        using var world = new WatiWorld(new ScriptedWati(_ =>
        {
            var answer = ScriptedWati.Bytes("%PDF-1.7"u8.ToArray());
            answer.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"..\\..\\menu.pdf\"");
            return answer;
        }));
        var media = (await world.V3().GetMediaAsync(new WatiMediaReference("m1", null, null), 1000, Stop)).ShouldBeOfType<WatiAnswer<WatiMedia>.Accepted>().Value;
        (media.FileName, media.ContentType).ShouldBe(("menu.pdf", "application/pdf"));
    }

    [Theory]
    [InlineData("FFD8FFE000", null, null, "image/jpeg")]
    [InlineData("474946383961", null, null, "image/gif")]
    [InlineData("52494646000000005745425000", null, null, "image/webp")]
    [InlineData("4F67675300", null, "voice", "audio/ogg")]
    [InlineData("49443304", null, null, "audio/mpeg")]
    [InlineData("FFFB9000", null, null, "audio/mpeg")]
    [InlineData("FFF15080", null, null, "audio/aac")]
    [InlineData("00000018667479706D703432", null, "video", "video/mp4")]
    [InlineData("00000018667479706D703432", null, "voice", "audio/mp4")]
    [InlineData("00000018667479704D344120", null, null, "audio/mp4")]
    [InlineData("2321414D520A", null, null, "audio/amr")]
    [InlineData("504B0304", null, null, "application/zip")]
    [InlineData("504B0304", "application/vnd.ms-excel", null, "application/vnd.ms-excel")]
    [InlineData("48656C6C6F20C3A9", null, null, "text/plain")]
    [InlineData("612C620A", "text/csv", null, "text/csv")]
    [InlineData("00010203", null, null, "application/octet-stream")]
    [InlineData("00010203", "font/ttf", null, "font/ttf")]
    [InlineData("FFD8FFE000", "image/png", null, "image/jpeg")]
    public void the_type_is_told_by_the_first_bytes(string bytes, string? declared, string? messageType, string type) =>
        MediaSniffer.ContentType(Convert.FromHexString(bytes), declared, messageType).ShouldBe(type);

    private static string Code(WatiAnswer<WatiMedia> answer) => answer.ShouldBeOfType<WatiAnswer<WatiMedia>.Rejected>().Code;

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
