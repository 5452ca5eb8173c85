using Byoa.Saas.Wati;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.Wati;

public sealed class Wati_options
{
    [Fact]
    public void defaults_are_sound()
    {
        var options = Options();
        options.CallTimeout.ShouldBe(TimeSpan.FromSeconds(30));
        options.ConnectTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        options.RetryAfterCap.ShouldBe(TimeSpan.FromMinutes(5));
        options.AllowedHosts.ShouldBeEmpty();
        options.AllowHttp.ShouldBeFalse();
    }

    [Theory]
    [InlineData("CallTimeout", "00:00:00.5")]
    [InlineData("CallTimeout", "00:02:01")]
    [InlineData("CallTimeout", "00:00:10")]
    [InlineData("ConnectTimeout", "00:00:00")]
    [InlineData("RetryAfterCap", "01:00:01")]
    [InlineData("MaxAnswerBytes", "1000")]
    [InlineData("AllowedHosts:0", "https://example.com")]
    [InlineData("AllowedHosts:0", "*")]
    public void a_value_out_of_range_stops_the_host(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Options((key, value)));

    [Fact]
    public void hosts_are_added_by_configuration() =>
        Options(("AllowedHosts:0", "127.0.0.1:*"), ("AllowHttp", "true")).AllowedHosts.ShouldBe(["127.0.0.1:*"]);

    private static WatiOptions Options(params (string, string)[] settings)
    {
        using var world = new WatiWorld(null, settings);
        return world.Services.GetRequiredService<IOptions<WatiOptions>>().Value;
    }
}
