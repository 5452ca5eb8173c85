using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Handoff;

public sealed class Filling_a_template
{
    private static readonly Dictionary<string, string> Contact = new() { ["city"] = "Berlin", ["bike"] = " ", ["note"] = "two\n\tlines     of text" };

    [Fact]
    public void names_and_attributes_take_their_places() =>
        Filled("Hello {customer.name} of {attribute:city}, here is {business.name}").ShouldBe("Hello Maria of Berlin, here is Radhaus");

    [Fact]
    public void a_text_without_placeholders_stays_as_it_is() => Filled("Your order").ShouldBe("Your order");

    [Theory]
    [InlineData("{attribute:street|your street}", "your street")]
    [InlineData("{attribute:bike|bike}", "bike")]
    [InlineData("{customer.name|there}", "Maria")]
    public void a_fallback_is_said_where_there_is_no_value(string text, string filled) => Filled(text).ShouldBe(filled);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4915100000001")]
    [InlineData("+49 151 0000 0001")]
    public void a_number_is_no_name(string? name) => Filled("{customer.name|there}", name).ShouldBe("there");

    [Theory]
    [InlineData("{attribute:street}")]
    [InlineData("{attribute:bike}")]
    [InlineData("Your bike {attribute:bike} is ready")]
    public void a_missing_value_without_a_fallback_keeps_the_template_back(string text) => Filled(text).ShouldBeNull();

    [Fact]
    public void one_missing_value_keeps_all_of_it_back() =>
        Make(new Dictionary<string, string> { ["name"] = "{customer.name}", ["street"] = "{attribute:street}" }).ShouldBeNull();

    [Fact]
    public void a_value_is_one_line_as_WhatsApp_wants_it() => Filled("{attribute:note}").ShouldBe("two lines of text");

    [Fact]
    public void a_value_that_looks_like_a_placeholder_is_only_words() => Filled("{customer.name}", "{attribute:city}").ShouldBe("{attribute:city}");

    [Fact]
    public void a_long_value_is_cut() => Filled("{customer.name}", new string('a', 5_000))!.Length.ShouldBe(ParameterText.LongestValue);

    [Fact]
    public void the_message_has_an_id_of_its_own_and_the_names_the_tenant_chose()
    {
        var template = Make(new Dictionary<string, string> { ["name"] = "{customer.name}" }, "spring")!;

        (template.Id, template.Name, template.BroadcastName).ShouldBe((Platform.Ids.Derive("reply-1", "template"), "follow_up", "spring"));
        template.Parameters.ShouldHaveSingleItem().ShouldBe(new("name", "Maria"));
    }

    [Fact]
    public void a_broadcast_name_is_made_from_the_templates() => Make([])!.BroadcastName.ShouldBe("follow_up_closed_window");

    [Theory]
    [InlineData("Hello")]
    [InlineData("{customer.name} {business.name} {attribute:City of birth}")]
    [InlineData("{customer.name|dear customer}")]
    [InlineData("{ customer.name }")]
    public void what_is_understood_is_taken(string text) => ParameterText.Misread(text).ShouldBeNull();

    [Theory]
    [InlineData("{customer.nmae}", "{customer.nmae}")]
    [InlineData("{attribute:}", "{attribute:}")]
    [InlineData("{}", "{}")]
    [InlineData("Hi {{name}}", "{name}")]
    [InlineData("{customer.name|}", "{customer.name|}")]
    [InlineData("Hi {customer.name", "{")]
    [InlineData("Hi :-}", "}")]
    public void what_is_not_understood_is_named(string text, string misread) => ParameterText.Misread(text).ShouldBe(misread);

    private static string? Filled(string text, string? name = "Maria") => Make(new Dictionary<string, string> { ["it"] = text }, customer: name)?.Parameters["it"];

    private static Effect.SendTemplate? Make(Dictionary<string, string> parameters, string? broadcast = null, string? customer = "Maria") =>
        TemplatePlan.Make(new TemplateChoice("follow_up", broadcast, parameters), "reply-1", "Radhaus", customer, Contact);
}
