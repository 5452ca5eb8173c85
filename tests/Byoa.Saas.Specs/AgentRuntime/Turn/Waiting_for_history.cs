using System.Text.Json;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Access;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

public sealed class Waiting_for_history
{
    private static readonly HistoryLook.Later Throttled = new(TimeSpan.FromSeconds(10));
    private static readonly HistoryLook.Later InLine = Throttled with { IsInLine = true };

    [Fact]
    public void a_turn_whose_tenants_other_chats_come_first_waits_however_long_that_takes() => Wait(InLine, null, Noon.AddDays(1)).ShouldBe(new HistoryWait(InLine.Wait, null));

    [Fact]
    public void patience_counts_from_the_first_look_that_Wati_throttles()
    {
        Wait(Throttled, null, Noon).ShouldBe(new HistoryWait(Throttled.Wait, Noon));
        Wait(Throttled, Noon, Noon.AddMinutes(9)).ShouldBe(new HistoryWait(Throttled.Wait, Noon));
        Wait(Throttled, Noon, Noon.AddMinutes(10)).ShouldBeNull();
    }

    [Fact]
    public void patience_begins_anew_once_Wati_takes_such_calls_again() => Wait(InLine, Noon, Noon.AddMinutes(20)).ShouldBe(new HistoryWait(InLine.Wait, null));

    [Fact]
    public void a_turn_that_is_put_off_remembers_since_when_Wati_throttles_it()
    {
        var command = new RunTurn(Chat, "t1") { ThrottledSince = Noon };

        JsonSerializer.Deserialize<RunTurn>(JsonSerializer.Serialize(command)).ShouldBe(command);
        JsonSerializer.Deserialize<RunTurn>($$"""{"ConversationId":"{{Chat}}","TurnId":"t1"}""").ShouldBe(new RunTurn(Chat, "t1"));
    }

    [Fact]
    public void a_failure_is_waited_out_where_a_turn_has_answered_what_is_known_already()
    {
        HistoryLook.Missing failed = new("503", IsFinal: false);

        Wait(failed, null, Noon, missed: true).ShouldBe(new HistoryWait(TimeSpan.FromSeconds(5), Noon));
        Wait(failed, Noon, Noon.AddMinutes(10), missed: true).ShouldBeNull("Patience is over.");
        Wait(failed, null, Noon).ShouldBeNull("A known question is not kept waiting.");
        Wait(failed with { IsFinal = true }, null, Noon, missed: true).ShouldBeNull();
    }

    private static HistoryWait? Wait(HistoryLook look, DateTimeOffset? throttledSince, DateTimeOffset now, bool missed = false) =>
        HistoryWait.For(look, Byoa.Saas.Conversations.Thread.Empty with { HistoryMissed = missed }, throttledSince, new TurnOptions(), now);
}
