using Byoa.Saas.Simulators.Model.Scripts;
using OpenAI.Chat;

namespace Byoa.Saas.Simulators.Tests.Model;

public sealed class Scripts_of_ones_own
{
    private const string Weather = """
        # A script in a few lines.
        rule look it up
          if text matches weather in (?<town>\w+)
          unless text contains "yesterday"
          call weather {"town":"{town}","asked":"{text}"}

        rule tell
          if after weather
          say It is {result}, {name}.

        rule otherwise
          say Pardon?
        """;

    [Fact]
    public async Task answer_by_key_before_model_name_before_the_demo()
    {
        await using var world = await ModelWorld.StartAsync();
        world.Vendors.Model.UseScript("any-model", Script.Parse("rule always\n  say by model"));
        (await world.SaysAsync("x", "y")).ShouldBe("by model");
        world.Key.Script = Script.Parse("rule always\n  say by key");
        (await world.SaysAsync("x", "y")).ShouldBe("by key");
    }

    [Fact]
    public async Task fill_placeholders_into_text_and_arguments()
    {
        await using var world = await ModelWorld.StartAsync();
        world.Key.Script = Script.Parse(Weather);
        List<ChatMessage> messages = [new SystemChatMessage("Customer name: Jo"), new UserChatMessage("The \"weather\", the weather in Bern?")];
        var call = await world.AskAsync(messages, "weather");
        call.ToolCalls[0].FunctionArguments.ToString().ShouldBe("""{"town":"Bern","asked":"The \u0022weather\u0022, the weather in Bern?"}""");
        messages.AddRange([new AssistantChatMessage(call), new ToolChatMessage(call.ToolCalls[0].Id, "sunny")]);
        (await world.AskAsync(messages, "weather")).Content[0].Text.ShouldBe("It is sunny, Jo.");
        (await world.SaysAsync("", "The weather in Bern yesterday")).ShouldBe("Pardon?");
    }

    [Theory]
    [InlineData("say hello", "line 1")]
    [InlineData("rule a\n  if moon is full", "line 2")]
    [InlineData("rule a\n  if text contains hello", "line 2")]
    [InlineData("rule a\n  if text matches (", "line 2")]
    [InlineData("rule a\n  call tool {not json", "line 2")]
    public void that_cannot_be_read_name_the_line(string script, string line) =>
        Should.Throw<FormatException>(() => Script.Parse(script)).Message.ShouldContain(line);
}
