using System.Text.Json;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Tools;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.AgentRuntime.Tools;

public sealed class Reading_tool_arguments
{
    [Fact]
    public void nothing_at_all_is_an_empty_object() => ToolArguments.TryObject("", out _).ShouldBeTrue();

    [Theory]
    [InlineData("not JSON")]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("{")]
    public void anything_but_an_object_is_no_arguments(string arguments) => ToolArguments.TryObject(arguments, out _).ShouldBeFalse();

    [Property(MaxTest = 300)]
    public void random_text_is_read_without_an_exception(string? arguments) => ToolArguments.TryObject(arguments ?? "", out _);

    [Theory]
    [InlineData("""{"text":"Hi"}""", "Hi")]
    [InlineData("""{"text":""}""", null)]
    [InlineData("""{"text":42}""", null)]
    [InlineData("{}", null)]
    public void a_text_is_a_text_or_missing(string arguments, string? text) => ToolArguments.Text(Parse(arguments), "text").ShouldBe(text);

    [Fact]
    public void a_list_keeps_its_texts_only() => ToolArguments.Texts(Parse("""{"options":[" 41 ",42,"",null,"43"]}"""), "options").ShouldBe(["41", "43"]);

    [Fact]
    public void attributes_keep_what_is_no_text_as_the_model_wrote_it()
    {
        ToolArguments.TryAttributes(Parse("""{"attributes":{"size":42," vip ":true,"city":"Berlin"}}"""), out var attributes).ShouldBeTrue();

        attributes!.ShouldBe(new Dictionary<string, string> { ["size"] = "42", ["vip"] = "true", ["city"] = "Berlin" });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"attributes":{}}""")]
    [InlineData("""{"attributes":["size"]}""")]
    [InlineData("""{"attributes":{"":"42"}}""")]
    public void attributes_without_a_name_or_a_value_are_none(string arguments) => ToolArguments.TryAttributes(Parse(arguments), out _).ShouldBeFalse();

    [Theory]
    [InlineData(100, 1_000, true)]
    [InlineData(101, 1_000, false)]
    [InlineData(100, 1_001, false)]
    public void attributes_have_a_size(int name, int value, bool fits) =>
        ToolArguments.TryAttributes(JsonSerializer.SerializeToElement(new { attributes = new Dictionary<string, string> { [new string('n', name)] = new('v', value) } }), out _)
            .ShouldBe(fits);

    [Fact]
    public void choices_are_a_question_and_two_to_ten_options() =>
        CallTool.ChoicesFor(Parse("""{"text":"Which size?","options":["41","42"],"button":"Sizes"}"""))!.Value.ShouldSatisfyAllConditions(
            choices => choices.Text.ShouldBe("Which size?"), choices => choices.Options.ShouldBe(["41", "42"]), choices => choices.Button.ShouldBe("Sizes"));

    [Theory]
    [InlineData("""{"options":["41","42"]}""")]
    [InlineData("""{"text":"Which?","options":["41"]}""")]
    [InlineData("""{"text":"Which?","options":["Yes","yes"]}""")]
    [InlineData("""{"text":"Which?","options":["123456789012345678901","2"]}""")]
    [InlineData("""{"text":"Which?","options":["1","2","3","4","5","6","7","8","9","10","11"]}""")]
    public void choices_Wati_would_refuse_are_none(string arguments) => CallTool.ChoicesFor(Parse(arguments)).ShouldBeNull();

    [Fact]
    public void the_question_of_choices_is_written_as_WhatsApp_shows_it() =>
        CallTool.ChoicesFor(Parse("""{"text":"Which **size**?","options":["41","42"]}"""))!.Value.Text.ShouldBe("Which *size*?");

    [Fact]
    public void a_button_that_is_too_long_is_left_out() =>
        CallTool.ChoicesFor(Parse("""{"text":"Which?","options":["1","2"],"button":"123456789012345678901"}"""))!.Value.Button.ShouldBeNull();

    [Fact]
    public void the_model_is_shown_the_tools_it_was_given_only() =>
        ToolCatalogue.For(Turn.Agents.Plain with { Tools = [BuiltInTools.OfferChoices, "unknown"] }).Select(tool => tool.Name).ShouldBe([BuiltInTools.OfferChoices]);

    [Fact]
    public void every_built_in_tool_is_declared() => ToolCatalogue.For(Turn.Agents.Plain).Select(tool => tool.Name).ShouldBe(BuiltInTools.All);

    private static JsonElement Parse(string arguments) => ToolArguments.TryObject(arguments, out var root) ? root : throw new ArgumentException("No object.", nameof(arguments));
}
