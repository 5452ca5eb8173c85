using System.Runtime.CompilerServices;
using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Byoa.Saas.Tests.Fairness;

/// <summary>Where the host's own bus would put a message, without sending it.</summary>
public sealed class Choosing_a_lane(World world)
{
    private const int Lanes = 8;

    private static readonly string[] Tenants = [.. Enumerable.Range(0, 200).Select(number => $"tn-{number:x8}")];

    [Fact]
    public void whatever_a_tenant_waits_for_it_waits_in_the_same_lane()
    {
        object[] messages =
        [
            new RunTurn("chat-1", "turn-1"), new RunTurn("chat-2", "turn-2"), new CarryOutEffects("chat-3"), new WakeAgent("chat-4", 7, default),
            new ProbeWati(1, "chat-5"), new ProbeWati(2, null), new RaiseAlert("kind", "subject", "detail"), new ClearAlert("kind", "subject"),
        ];

        foreach (var tenant in Tenants.Take(20))
            messages.Select(message => PlaceOf(message, tenant)).Distinct().ShouldHaveSingleItem().ShouldStartWith("local://lanes");
    }

    [Fact]
    public void tenants_are_spread_over_all_lanes_so_that_a_flood_fills_its_own()
    {
        var lanes = Tenants.CountBy(tenant => PlaceOf(new RunTurn("chat-1", "turn-1"), tenant)).ToList();

        lanes.Count.ShouldBe(Lanes);
        // An even share is 25 of 200.
        lanes.ShouldAllBe(lane => lane.Value <= 50);
    }

    [Fact]
    public void no_message_that_waits_goes_anywhere_but_to_a_lane()
    {
        var waiting = typeof(ITenantLaneMessage).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ITenantLaneMessage))).ToList();

        waiting.ShouldContain(typeof(RunTurn));
        waiting.ShouldAllBe(type => PlaceOf(RuntimeHelpers.GetUninitializedObject(type), "tn-1").StartsWith("local://lanes", StringComparison.Ordinal));
    }

    [Fact]
    public void a_conversations_commands_stay_in_one_queue_whoever_gives_them_and_out_of_the_lanes()
    {
        object[] commands = [new HandBackConversation("chat-1"), new PauseConversation("chat-1", TimeSpan.FromMinutes(1)), new WakeConversation("chat-1")];

        commands.Select(command => PlaceOf(command, "tn-1")).Distinct().ShouldHaveSingleItem().ShouldStartWith("local://conversations");
        Enumerable.Range(0, 200).Select(number => PlaceOf(new WakeConversation($"chat-{number}"), "tn-1")).Distinct().Count().ShouldBeGreaterThan(1);
    }

    private string PlaceOf(object message, string tenant)
    {
        using var scope = world.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IMessageBus>()
            .PreviewSubscriptions(message, new DeliveryOptions { TenantId = tenant }).ShouldHaveSingleItem().Destination.ShouldNotBeNull().ToString();
    }
}
