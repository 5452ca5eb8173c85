using System.Text.Json;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Management.Tenants;
using Byoa.Saas.Platform;
using FluentValidation.Results;

namespace Byoa.Saas.Specs.Management;

public sealed class Describing_the_closed_window
{
    private static readonly ClosedWindowRequest FollowUp = new("follow_up", "spring", new Dictionary<string, string?> { ["name"] = "{customer.name|there}", ["shop"] = "{business.name}" });

    [Fact]
    public void without_a_template_there_is_none() => SomeAgent.Smallest.ToDefinition().ClosedWindow.ShouldBeNull();

    [Fact]
    public void what_is_said_is_kept()
    {
        Errors(FollowUp).ShouldBeEmpty();
        var kept = Agent(FollowUp).ToDefinition().ClosedWindow!;

        (kept.Template, kept.BroadcastName).ShouldBe(("follow_up", "spring"));
        kept.Parameters.ShouldBe(new Dictionary<string, string> { ["name"] = "{customer.name|there}", ["shop"] = "{business.name}" });
    }

    [Fact]
    public void a_template_without_parameters_is_enough()
    {
        Errors(new ClosedWindowRequest("follow_up", null, null)).ShouldBeEmpty();
        Agent(new ClosedWindowRequest("follow_up", null, null)).ToDefinition().ClosedWindow!.Parameters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" ")]
    public void a_template_has_a_name(string? name) => Errors(FollowUp with { Template = name }).ShouldBe(["closedWindow.template"]);

    [Fact]
    public void names_have_bounds()
    {
        Errors(FollowUp with { Template = new('a', 200), BroadcastName = new('a', 200) }).ShouldBeEmpty();
        Errors(FollowUp with { Template = new('a', 201) }).ShouldBe(["closedWindow.template"]);
        Errors(FollowUp with { BroadcastName = new('a', 201) }).ShouldBe(["closedWindow.broadcastName"]);
        Errors(FollowUp with { BroadcastName = "" }).ShouldBe(["closedWindow.broadcastName"]);
    }

    [Theory]
    [InlineData(50, true), InlineData(51, false)]
    public void parameters_have_bounds(int count, bool taken) =>
        Errors(FollowUp with { Parameters = Enumerable.Range(0, count).ToDictionary(n => $"p{n}", _ => (string?)"a") }).ShouldBe(taken ? [] : ["closedWindow.parameters"]);

    [Theory]
    [InlineData(null), InlineData(""), InlineData("  ")]
    public void a_parameter_has_a_text(string? text) => Errors(Saying(text)).ShouldBe(["closedWindow.parameters[0]"]);

    [Theory]
    [InlineData("two\nlines"), InlineData("tab\tbed"), InlineData("nul\0")]
    public void every_text_is_one_line(string text)
    {
        Errors(Saying(text)).ShouldBe(["closedWindow.parameters[0]"]);
        Errors(FollowUp with { Template = text }).ShouldBe(["closedWindow.template"]);
        Errors(FollowUp with { BroadcastName = text }).ShouldBe(["closedWindow.broadcastName"]);
        Errors(FollowUp with { Parameters = new Dictionary<string, string?> { [text] = "a" } }).ShouldBe(["closedWindow.parameters[0]"]);
    }

    [Fact]
    public void a_parameters_text_has_bounds()
    {
        Errors(Saying(new('a', 500))).ShouldBeEmpty();
        Errors(Saying(new('a', 501))).ShouldBe(["closedWindow.parameters[0]"]);
    }

    [Fact]
    public void a_parameter_has_a_name() =>
        Errors(FollowUp with { Parameters = new Dictionary<string, string?> { [" "] = "a" } }).ShouldBe(["closedWindow.parameters[0]"]);

    [Fact]
    public void an_unknown_placeholder_is_refused_by_its_name() =>
        Failures(Saying("Dear {customer.nmae}")).ShouldHaveSingleItem().ErrorMessage.ShouldBe(
            "name: {customer.nmae} is no placeholder. There are {customer.name}, {business.name} and {attribute:…}, each with a fallback such as {customer.name|there}.");

    [Fact]
    public void the_same_parameters_in_another_order_are_the_same_agent()
    {
        var turned = FollowUp with { Parameters = FollowUp.Parameters!.Reverse().ToDictionary() };

        SetAgentHandler.AreSame(Agent(FollowUp).ToDefinition(), Agent(turned).ToDefinition()).ShouldBeTrue();
        SetAgentHandler.AreSame(Agent(FollowUp).ToDefinition(), Agent(Saying("a")).ToDefinition()).ShouldBeFalse();
    }

    [Fact]
    public void an_agent_stored_before_there_were_templates_hands_over() =>
        JsonSerializer.Deserialize<AgentDefinition>(JsonSerializer.Serialize(SomeAgent.Smallest.ToDefinition()).Replace(",\"ClosedWindow\":null", "", StringComparison.Ordinal))!
            .ClosedWindow.ShouldBeNull();

    private static ClosedWindowRequest Saying(string? text) => FollowUp with { Parameters = new Dictionary<string, string?> { ["name"] = text } };

    private static AgentRequest Agent(ClosedWindowRequest closed) => SomeAgent.Smallest with { ClosedWindow = closed };

    private static string[] Errors(ClosedWindowRequest closed) => [.. Failures(closed).Select(failure => ProblemsOfInput.Camel(failure.PropertyName))];

    private static List<ValidationFailure> Failures(ClosedWindowRequest closed) => new AgentValidator().Validate(Agent(closed)).Errors;
}
