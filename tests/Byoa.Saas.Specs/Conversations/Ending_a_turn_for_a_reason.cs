using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Hosting;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Ending_a_turn_for_a_reason
{
    private const string HowToFix = "Add a line with its outcome and a sentence to TurnReasons.All, and one to Conversations/README.md; or, if it is no reason of a turn's, to NoReasons here.";

    /// <summary>Whoever chooses a reason a turn may end for.</summary>
    private static readonly Type[] Producers =
    [
        typeof(HandoffPolicy), typeof(TurnPlan), typeof(ConcludeTurn), typeof(TurnRunner), typeof(Undeliverable), typeof(RecordDeliveryDecision),
        typeof(RecordColleagueMessageDecision), typeof(ProposeReplyDecision), typeof(ProposeTemplateDecision), typeof(HandOverDecision), typeof(EndTurnInSilenceDecision), typeof(OwnerChange),
        typeof(RecoverUndeliveredHandler), typeof(BreakerPolicy), typeof(Breaker), typeof(PauseConversationDecision), typeof(TakeOverConversationDecision),
    ];

    /// <summary>Codes these types name for another purpose: what became of a call, of an effect, or of a command that was ignored.</summary>
    private static readonly string[] NoReasons =
    [
        Codes.ModelCallLost, Codes.OwnerChanged, Codes.TurnOver, Codes.NotNext, Codes.ConversationUnknown, Codes.AlreadyWithPerson, Codes.AlreadyResolved,
        Codes.Duplicate, Codes.NotOurs, Codes.TemplateSpent, Codes.ModelCircuitOpen, Codes.ChatReopened, Codes.NeverTheAgents, Codes.HeldByColleague,
    ];

    private static readonly string[] Known = [.. typeof(Codes).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void every_reason_anybody_chooses_is_on_the_list()
    {
        foreach (var producer in Producers)
            Words(producer).Intersect(Known).Except(NoReasons).Where(code => TurnReasons.Find(code) is null).ShouldBeEmpty($"{producer.Name}: {HowToFix}");
    }

    [Fact]
    public void the_scan_reads_what_producers_say() => Words(typeof(HandoffPolicy)).ShouldContain(Codes.OutsideBusinessHours);

    [Fact]
    public void nobody_can_end_a_turn_for_another_reason() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TurnEnded("t1", TurnOutcome.Silent, "because", Noon)).Message.ShouldContain("TurnReasons.All");

    [Fact]
    public void a_reason_of_another_build_is_still_read_and_told_apart()
    {
        var read = StoredForm.Read<TurnEnded>("""{"turnId":"t1","outcome":"Silent","reason":"because","at":"2026-03-02T12:00:00+00:00"}""");

        read.Reason.Code.ShouldBe("because");
        read.Reason.IsListed.ShouldBeFalse();
        TurnReasons.Explains(read).ShouldBeFalse();
    }

    [Fact]
    public void a_listed_reason_explains_only_its_own_outcome()
    {
        TurnReasons.Explains(new TurnEnded("t1", TurnOutcome.Replied, Codes.Answered, Noon)).ShouldBeTrue();
        TurnReasons.Explains(new TurnEnded("t1", TurnOutcome.Silent, Codes.Answered, Noon)).ShouldBeFalse();
    }

    [Fact]
    public void every_reason_has_a_code_of_the_room_and_a_sentence_and_is_listed_once()
    {
        TurnReasons.All.ShouldAllBe(reason => Known.Contains(reason.Code) && reason.Meaning.EndsWith('.'));
        TurnReasons.All.Select(reason => (reason.Outcome, reason.Code)).ShouldBeUnique();
    }

    [Fact]
    public void the_rooms_page_lists_the_same()
    {
        var page = File.ReadAllLines(Page());
        foreach (var reason in TurnReasons.All)
            page.ShouldContain(line => line.Contains($"| `{reason.Code}` | {reason.Meaning} |", StringComparison.Ordinal), HowToFix);
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "Byoa.Saas", "Conversations", "README.md");

    /// <summary>The strings a type's bodies load; constants are among them.</summary>
    private static IEnumerable<string> Words(Type type)
    {
        const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var method in type.GetMethods(Everything))
            if (method.GetMethodBody()?.GetILAsByteArray() is { } il)
                for (var at = 0; at + 5 <= il.Length; at++)
                    if (il[at] == OpCodes.Ldstr.Value && il[at + 4] == 0x70 && TryResolve(method.Module, BitConverter.ToInt32(il, at + 1)) is { } word)
                        yield return word;
        foreach (var nested in type.GetNestedTypes(Everything))
            foreach (var word in Words(nested))
                yield return word;
    }

    private static string? TryResolve(Module module, int token)
    {
        try
        {
            return module.ResolveString(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
