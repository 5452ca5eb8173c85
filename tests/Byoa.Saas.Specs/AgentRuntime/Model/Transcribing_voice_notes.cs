using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Transcribing_voice_notes
{
    [Fact]
    public async Task the_words_come_back()
    {
        using var provider = ScriptedModel.Saying(200, """{"text":"Where is my parcel?"}""");
        using var world = new ModelWorld(provider);

        (await world.Transcribe([1, 2, 3], "audio/ogg")).ShouldBe(new TranscriptionOutcome("Where is my parcel?", null));

        var request = provider.Requests.ShouldHaveSingleItem();
        request.Address.ShouldBe("https://api.openai.com/v1/audio/transcriptions");
        request.Key.ShouldBe("sk-tenant");
        request.Body.ShouldContain("gpt-4o-mini-transcribe");
    }

    [Theory]
    [InlineData("audio/ogg; codecs=opus", "voice.ogg")]
    [InlineData("audio/mpeg", "voice.mp3")]
    [InlineData("audio/mp4", "voice.m4a")]
    [InlineData("audio/wav", "voice.wav")]
    [InlineData("audio/aac", "voice.aac")]
    [InlineData("audio/amr", "voice.amr")]
    public async Task the_file_name_tells_the_format(string contentType, string name)
    {
        using var provider = ScriptedModel.Saying(200, """{"text":"Hi"}""");
        using var world = new ModelWorld(provider);

        await world.Transcribe([1, 2, 3], contentType);

        provider.Requests[0].Body.ShouldContain(name);
    }

    [Fact]
    public async Task an_agents_own_model_is_used()
    {
        using var provider = ScriptedModel.Saying(200, """{"text":"Hi"}""");
        using var world = new ModelWorld(provider);
        var agent = ModelWorld.Agent();

        await world.Transcribe([1], "audio/ogg", agent with { Model = agent.Model with { TranscriptionModel = "whisper-9" } });

        provider.Requests[0].Body.ShouldContain("whisper-9");
    }

    [Theory]
    [InlineData(200, "<html/>", Codes.ModelUnreadable)]
    [InlineData(200, "{}", Codes.ModelUnreadable)]
    [InlineData(401, "{}", Codes.ModelCredential)]
    [InlineData(404, "{}", Codes.ModelMisconfigured)]
    [InlineData(429, "{}", Codes.ModelRateLimited)]
    [InlineData(502, "{}", Codes.ModelUnavailable)]
    public async Task failures_are_codes(int status, string body, string code)
    {
        using var provider = ScriptedModel.Saying(status, body);
        using var world = new ModelWorld(provider);

        (await world.Transcribe([1], "audio/ogg")).ShouldBe(new TranscriptionOutcome(null, code));
        provider.Requests.Count.ShouldBe(1);
    }
}
