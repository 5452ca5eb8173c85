using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Clients;

namespace Byoa.Saas.Specs.Wati;

public sealed class Limits_of_messages
{
    [Fact]
    public void buttons_within_the_limits_pass() =>
        MessageLimits.Broken(new OutgoingButtons(new string('b', 1024), [new string('t', 20), "Two", "Three"], new string('h', 60), new string('f', 60))).ShouldBeNull();

    [Theory]
    [InlineData("", "A")]
    [InlineData("Body")]
    [InlineData("Body", "A", "B", "C", "D")]
    [InlineData("Body", "A", "a ")]
    [InlineData("Body", "A", " ")]
    [InlineData("Body", "twenty-one characters")]
    public void buttons_outside_them_are_named(string body, params string[] titles) =>
        MessageLimits.Broken(new OutgoingButtons(body, titles)).ShouldNotBeNull();

    [Fact]
    public void a_list_has_at_most_ten_rows_over_all_sections()
    {
        MessageLimits.Broken(List(5, 5)).ShouldBeNull();
        MessageLimits.Broken(List(5, 6)).ShouldBe("rows: 1 to 10 in all");
        MessageLimits.Broken(List()).ShouldBe("rows: 1 to 10 in all");
        MessageLimits.Broken(List(5) with { ButtonText = "" }).ShouldNotBeNull();
    }

    [Fact]
    public void several_sections_need_titles()
    {
        var list = List(1, 1);
        MessageLimits.Broken(list with { Sections = [list.Sections[0], list.Sections[1] with { Title = "" }] }).ShouldNotBeNull();
    }

    private static OutgoingList List(params int[] rows)
    {
        var next = 0;
        return new("Body", "Open", [.. rows.Select((count, i) => new ListSection($"S{i}", [.. Enumerable.Range(0, count).Select(_ => new ListRow($"R{next++}"))]))]);
    }
}
