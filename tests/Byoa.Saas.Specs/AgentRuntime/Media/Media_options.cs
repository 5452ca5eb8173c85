using Byoa.Saas.AgentRuntime.Media;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

public sealed class Media_options
{
    [Fact]
    public void defaults()
    {
        var options = Bound();

        options.MostBytes.ShouldBe(16 * 1024 * 1024);
        options.PictureMostBytes.ShouldBe(5 * 1024 * 1024);
        options.MostDocumentCharacters.ShouldBe(40_000);
        options.TimeoutSeconds.ShouldBe(30);
    }

    [Theory]
    [InlineData("MostBytes", "104857600")]
    [InlineData("PictureMostBytes", "16384")]
    [InlineData("MostDocumentCharacters", "1000")]
    [InlineData("TimeoutSeconds", "300")]
    public void limits_themselves_are_allowed(string key, string value) => Bound((key, value));

    [Theory]
    [InlineData("MostBytes", "65535")]
    [InlineData("MostBytes", "104857601")]
    [InlineData("MostBytes", "1048576")]
    [InlineData("PictureMostBytes", "16383")]
    [InlineData("PictureMostBytes", "20971521")]
    [InlineData("MostDocumentCharacters", "999")]
    [InlineData("MostDocumentCharacters", "1000001")]
    [InlineData("TimeoutSeconds", "4")]
    [InlineData("TimeoutSeconds", "301")]
    public void what_lies_beyond_stops_the_host(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Bound((key, value)));

    private static MediaOptions Bound(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Media:" + s.Key, (string?)s.Value)))
            .Build();
        using var services = new ServiceCollection().AddMedia(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<MediaOptions>>().Value;
    }
}
