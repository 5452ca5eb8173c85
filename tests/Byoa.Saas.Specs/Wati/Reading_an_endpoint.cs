using Byoa.Saas.Wati;

namespace Byoa.Saas.Specs.Wati;

public sealed class Reading_an_endpoint
{
    [Theory]
    [InlineData("https://live-mt-server.wati.io", "https://live-mt-server.wati.io/", null)]
    [InlineData("live-mt-server.wati.io/1234/", "https://live-mt-server.wati.io/", "1234")]
    [InlineData("  https://live-mt-server.wati.io/1234///  ", "https://live-mt-server.wati.io/", "1234")]
    [InlineData("https://live-mt-server.wati.io/1234/api/v1", "https://live-mt-server.wati.io/", "1234")]
    [InlineData("https://live-mt-server.wati.io/1234/api/v1/getMessages/1?pageSize=3", "https://live-mt-server.wati.io/", "1234")]
    [InlineData("https://live-mt-server.wati.io/1234/1234/api/v2/", "https://live-mt-server.wati.io/", "1234")]
    [InlineData("https://eu-api.wati.io/api/ext/v3/conversations", "https://eu-api.wati.io/", null)]
    [InlineData("HTTPS://Live-Server-7.WATI.io/99/API/v1", "https://live-server-7.wati.io/", "99")]
    [InlineData("https://live-mt-server.wati.io:443/1234", "https://live-mt-server.wati.io/", "1234")]
    public void what_people_paste_becomes_origin_and_tenant(string pasted, string origin, string? tenant) =>
        Read(pasted).ShouldBe(new WatiEndpointReading.Usable(new WatiEndpoint(new Uri(origin), tenant)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("https://")]
    [InlineData("https:///1234")]
    [InlineData("ftp://live-mt-server.wati.io")]
    [InlineData("javascript://live-mt-server.wati.io")]
    [InlineData("https://evil.com#.wati.io")]
    [InlineData("https://evil.com\\.wati.io")]
    [InlineData("https://live-mt-server.wati.io\\@evil.com")]
    [InlineData("https://live-mt-server.wati.io@evil.com/1234")]
    [InlineData("https://user:secret@live-mt-server.wati.io/1234")]
    [InlineData("https://evil.com%23.wati.io")]
    [InlineData("https://live-mt-server.wati.io%2F@evil.com")]
    [InlineData("https://w\u0430ti.wati.io")]
    [InlineData("https://live\u3002wati\u3002io")]
    [InlineData("https://live-mt-server.wati.io\u200b")]
    [InlineData("https://live-mt server.wati.io")]
    [InlineData("https://live-mt-server.wati.io.")]
    [InlineData("https://.wati.io")]
    [InlineData("https://-x.wati.io")]
    [InlineData("https://[::1]/1234")]
    [InlineData("https://live-mt-server.wati.io:0")]
    [InlineData("https://live-mt-server.wati.io:99999")]
    [InlineData("https://live-mt-server.wati.io:443:443")]
    [InlineData("https://live-mt-server.wati.io/1234/teamInbox")]
    [InlineData("https://live-mt-server.wati.io/../1234")]
    public void what_cannot_be_an_endpoint_is_invalid(string? pasted) =>
        Read(pasted).ShouldBe(new WatiEndpointReading.Refused(WatiEndpointCodes.Invalid));

    [Theory]
    [InlineData("https://wati.io.evil.com")]
    [InlineData("https://evilwati.io")]
    [InlineData("https://wati.io")]
    [InlineData("https://evil.com/1234")]
    [InlineData("https://evil.com?.wati.io")]
    [InlineData("https://127.0.0.1/1234")]
    [InlineData("https://2130706433")]
    [InlineData("https://0x7f.1")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://localhost")]
    [InlineData("https://live-mt-server.wati.io:8443")]
    public void a_host_outside_the_list_is_not_allowed(string pasted) =>
        Read(pasted).ShouldBe(new WatiEndpointReading.Refused(WatiEndpointCodes.NotAllowed));

    [Fact]
    public void plain_http_is_refused() =>
        Read("http://live-mt-server.wati.io/1234").ShouldBe(new WatiEndpointReading.Refused(WatiEndpointCodes.NeedsHttps));

    [Fact]
    public void allowing_http_is_for_added_hosts_only()
    {
        var options = new WatiOptions { AllowHttp = true, AllowedHosts = { "127.0.0.1:7081" } };
        Read("http://127.0.0.1:7081/1234", options).ShouldBe(new WatiEndpointReading.Usable(new WatiEndpoint(new Uri("http://127.0.0.1:7081"), "1234")));
        Read("http://live-mt-server.wati.io", options).ShouldBe(new WatiEndpointReading.Refused(WatiEndpointCodes.NeedsHttps));
    }

    [Theory]
    [InlineData("127.0.0.1:7081", "https://127.0.0.1:7081", true)]
    [InlineData("127.0.0.1:7081", "https://127.0.0.1:7082", false)]
    [InlineData("127.0.0.1:*", "https://127.0.0.1:7082", true)]
    [InlineData("*.example.com", "https://api.example.com", true)]
    [InlineData("*.example.com", "https://a.b.example.com", true)]
    [InlineData("*.example.com", "https://example.com", false)]
    [InlineData("*.example.com", "https://badexample.com", false)]
    [InlineData("Example.com", "https://example.com", true)]
    [InlineData("example.com", "https://api.example.com", false)]
    public void an_administrator_extends_the_list(string pattern, string pasted, bool allowed) =>
        (Read(pasted, new WatiOptions { AllowedHosts = { pattern } }) is WatiEndpointReading.Usable).ShouldBe(allowed);

    private static WatiEndpointReading Read(string? pasted, WatiOptions? options = null) => WatiEndpoint.Read(pasted, options ?? new WatiOptions());
}
