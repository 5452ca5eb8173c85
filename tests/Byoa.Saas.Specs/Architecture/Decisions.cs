using System.Reflection;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Effects;

namespace Byoa.Saas.Specs.Architecture;

public sealed class Decisions
{
    private static readonly Type[] All =
        [.. Rooms.Types.Where(type => type.Namespace == typeof(Conversation).Namespace && type.Name.EndsWith("Decision", StringComparison.Ordinal))];

    /// <summary>Whatever decides is told what it must know: nothing here can look at the world.</summary>
    private static readonly string[] World =
        ["System.TimeProvider", "Platform.Ids", "Marten", "Wolverine", "Microsoft.Extensions", "Microsoft.AspNetCore", "System.Net", "System.IO", "System.Random", "System.Threading.Tasks"];

    [Fact]
    public void there_are_some() => All.Length.ShouldBeGreaterThan(10);

    [Fact]
    public void a_decision_is_static_and_answers_with_a_decision()
    {
        foreach (var type in All)
        {
            (type.IsAbstract && type.IsSealed).ShouldBeTrue(type.Name);
            type.GetMethod("Decide", BindingFlags.Public | BindingFlags.Static)!.ReturnType.ShouldBe(typeof(Decision), type.Name);
            type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).ShouldAllBe(field => field.IsLiteral || field.IsInitOnly);
        }
    }

    [Fact]
    public void neither_decisions_nor_folds_nor_plans_look_at_the_world()
    {
        Type[] pure = [.. All, typeof(Fold), typeof(TurnFold), typeof(EffectFold), typeof(TurnPlan), typeof(EffectPlan), typeof(HandoffPolicy), typeof(BreakerPolicy), typeof(Breaker), typeof(Dialogue)];
        foreach (var type in pure)
            References.Of(type).Where(known => World.Any(door => known.FullName!.StartsWith(door, StringComparison.Ordinal) || known.FullName.StartsWith($"Byoa.Saas.{door}", StringComparison.Ordinal)))
                .ShouldBeEmpty(type.Name);
    }

    [Fact]
    public void the_handler_stands_beside_its_decision() =>
        All.Select(type => $"{type.FullName![..^"Decision".Length]}Handler").ShouldAllBe(name => Rooms.House.GetType(name) != null);
}
