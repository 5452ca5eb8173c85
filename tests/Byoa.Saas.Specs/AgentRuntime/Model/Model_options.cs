using Byoa.Saas.AgentRuntime.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Model_options
{
    [Fact]
    public void defaults_reach_openai_with_a_minutes_patience_and_no_key()
    {
        var options = Bound();

        options.BaseUrl.ShouldBe(new Uri("https://api.openai.com/v1"));
        options.ApiKey.ShouldBeNull();
        options.TranscriptionModel.ShouldBe("gpt-4o-mini-transcribe");
        options.TimeoutSeconds.ShouldBe(60);
        options.MostAnswerBytes.ShouldBe(4 * 1024 * 1024);
        options.MostCallsAtOnce.ShouldBe(20);
        options.CircuitFailureRatio.ShouldBe(0.5);
        options.CircuitMinimumCalls.ShouldBe(8);
        options.CircuitWindowSeconds.ShouldBe(30);
        options.CircuitBreakSeconds.ShouldBe(15);
        options.AllowedBaseUrls.ShouldBeEmpty();
        options.AllowHttp.ShouldBeFalse();
    }

    [Theory]
    [InlineData("TimeoutSeconds", "5")]
    [InlineData("TimeoutSeconds", "300")]
    [InlineData("MostAnswerBytes", "65536")]
    [InlineData("MostCallsAtOnce", "1")]
    [InlineData("CircuitFailureRatio", "0.1")]
    [InlineData("CircuitMinimumCalls", "2")]
    [InlineData("CircuitWindowSeconds", "600")]
    [InlineData("CircuitBreakSeconds", "0.5")]
    [InlineData("BaseUrl", "http://127.0.0.1:8090/v1")]
    [InlineData("AllowedBaseUrls:0", "https://models.example/v1")]
    public void limits_themselves_are_allowed(string key, string value) => Bound((key, value));

    [Theory]
    [InlineData("TimeoutSeconds", "4")]
    [InlineData("TimeoutSeconds", "301")]
    [InlineData("MostAnswerBytes", "65535")]
    [InlineData("MostCallsAtOnce", "0")]
    [InlineData("MostCallsAtOnce", "501")]
    [InlineData("CircuitFailureRatio", "0.05")]
    [InlineData("CircuitFailureRatio", "1.1")]
    [InlineData("CircuitMinimumCalls", "1")]
    [InlineData("CircuitWindowSeconds", "0.5")]
    [InlineData("CircuitBreakSeconds", "301")]
    [InlineData("MostAnswerBytes", "67108865")]
    [InlineData("BaseUrl", "v1")]
    [InlineData("BaseUrl", "ftp://models.example")]
    [InlineData("TranscriptionModel", "")]
    [InlineData("AllowedBaseUrls:0", "models.example")]
    public void what_lies_beyond_stops_the_host(string key, string value) =>
        Should.Throw<OptionsValidationException>(() => Bound((key, value)));

    private static ModelOptions Bound(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Model:" + s.Key, (string?)s.Value)))
            .Build();
        using var services = new ServiceCollection().AddLogging().AddAgentModel(configuration).BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<IOptions<ModelOptions>>().Value;
    }
}
