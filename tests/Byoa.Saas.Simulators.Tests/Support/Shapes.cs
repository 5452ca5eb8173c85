using System.Text.Json.Nodes;

namespace Byoa.Saas.Simulators.Tests.Support;

internal static class Shapes
{
    /// <summary>Asserts the very names of an object's fields, in any order.</summary>
    public static void ShouldHaveFields(this JsonNode? node, params string[] names) =>
        node.ShouldBeOfType<JsonObject>().Select(p => p.Key).ShouldBe(names, ignoreOrder: true);

    public static void ShouldContainFields(this JsonNode? node, params string[] names) =>
        names.Except(node.ShouldBeOfType<JsonObject>().Select(p => p.Key)).ShouldBeEmpty();

    public static string Str(this JsonNode node, string name) => node[name]!.ToString();

    public static JsonNode First(this JsonNode node, string name) => node[name]![0]!;
}
