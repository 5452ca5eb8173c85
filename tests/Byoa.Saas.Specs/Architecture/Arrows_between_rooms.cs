using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Effects;

namespace Byoa.Saas.Specs.Architecture;

public sealed class Arrows_between_rooms
{
    private const string All = "*";

    /// <summary>Which rooms a room may know, besides itself.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["Platform"] = [],
        ["Alerts"] = ["Platform"],
        ["Secrets"] = ["Platform"],
        ["Conversations"] = ["Platform", "Alerts"],
        ["Wati"] = ["Platform", "Alerts", "Secrets"],
        ["Wati.Effects"] = ["Platform", "Alerts", "Wati", "Conversations", "Tenancy", "AgentRuntime.Definition"],
        ["AgentRuntime.Definition"] = ["Platform"],
        ["AgentRuntime"] = ["Platform", "Alerts", "AgentRuntime.Definition", "Conversations", "Tenancy", "Secrets", "Wati"],
        ["Tenancy"] = ["Platform", "Wati", "AgentRuntime.Definition"],
        ["Ingress"] = ["Platform", "Tenancy", "Conversations"],
        ["Management"] = [All],
        ["Operations"] = [All],
        ["Hosting"] = [All],
    };

    /// <summary>Types that know more than their room may. The list may only get shorter.</summary>
    private static readonly string[] Exceptions = ["Byoa.Saas.Wati.ThreadTargets -> Conversations"];

    [Fact]
    public void no_room_knows_more_than_it_may()
    {
        var strays = from type in Rooms.Types
                     let room = Rooms.Of(type)!
                     where Known.ContainsKey(room) && !Known[room].Contains(All)
                     from other in References.Of(type)
                     let foreign = Rooms.Of(other)
                     where foreign is not null && foreign != room && !Known[room].Contains(foreign)
                     select $"{Rooms.Outermost(type).FullName} -> {foreign}";

        strays.Distinct().Order().ToArray().ShouldBe(Exceptions, "Move the type, or turn the arrow around with a message or an interface.");
    }

    [Fact]
    public void every_room_has_its_arrows_declared() => Rooms.Types.Select(Rooms.Of).Distinct().ShouldBe(Known.Keys, ignoreOrder: true);

    [Fact]
    public void the_scan_sees_through_signatures_and_bodies()
    {
        References.Of(typeof(EffectPlan)).ShouldContain(typeof(OwedEffect));
        References.Of(typeof(HandoffPlan)).ShouldContain(typeof(Ids));
    }
}
