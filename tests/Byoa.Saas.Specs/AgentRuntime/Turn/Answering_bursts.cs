using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Conversations;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>Messages at random times, a scripted model, no clock but the simulation's. Quiet time is two seconds.</summary>
public sealed class Answering_bursts
{
    private const int Cases = 5_000;

    private static readonly TurnOptions Patient = new() { LongestBurstSeconds = 120, LargestBurst = 200 };
    private static readonly TurnOptions Usual = new();

    [Property(MaxTest = Cases, EndSize = 40)]
    public void a_settled_burst_gets_exactly_one_reply(byte[] gaps)
    {
        var messages = Arriving(gaps.Take(40));

        var replies = Replies(new Simulation(Agents.Plain, Patient, _ => new ScriptedCall(0, false)).Run(messages));

        replies.ShouldBe(Bursts(messages));
    }

    [Property(MaxTest = Cases / 2, EndSize = 40)]
    public void every_message_is_answered_exactly_once_however_slow_the_model_is_and_whenever_its_process_dies(byte[] gaps, byte[] pace)
    {
        var messages = Arriving(gaps);

        var replies = Replies(new Simulation(Agents.Plain, Usual, Script(pace)).Run(messages));

        replies.SelectMany(reply => reply).ShouldBe(messages.Select(message => message.Id));
        replies.ShouldAllBe(reply => reply.Count > 0);
    }

    [Property(MaxTest = Cases / 5, EndSize = 40)]
    public void a_reply_leaves_out_a_message_only_after_two_drafts_were_dropped_for_newer_ones(byte[] gaps, byte[] pace)
    {
        var waiting = new List<string>();
        var dropped = 0;
        foreach (var happened in new Simulation(Agents.Plain, Usual, Script(pace)).Run(Arriving(gaps)))
            switch (happened)
            {
                case CustomerMessageReceived received:
                    waiting.Add(received.Message.MessageId);
                    break;
                case DraftSuperseded:
                    (++dropped).ShouldBeLessThanOrEqualTo(2);
                    break;
                case ReplyDecided reply:
                    waiting.RemoveAll(reply.Answers.Contains).ShouldBe(reply.Answers.Count);
                    (waiting.Count == 0 || dropped == 2).ShouldBeTrue();
                    dropped = 0;
                    break;
            }
        waiting.ShouldBeEmpty();
    }

    /// <summary>Up to 12.8 seconds between two messages, never just the quiet time.</summary>
    private static List<(string Id, DateTimeOffset At)> Arriving(IEnumerable<byte> gaps)
    {
        var at = World.Noon;
        List<(string, DateTimeOffset)> messages = [];
        foreach (var gap in gaps)
        {
            at = at.AddSeconds((gap * 0.05) + 0.01);
            messages.Add(($"m{messages.Count}", at));
        }
        return messages;
    }

    private static List<List<string>> Bursts(List<(string Id, DateTimeOffset At)> messages)
    {
        List<List<string>> bursts = [];
        for (var at = 0; at < messages.Count; at++)
        {
            if (at == 0 || messages[at].At - messages[at - 1].At > TimeSpan.FromSeconds(2))
                bursts.Add([]);
            bursts[^1].Add(messages[at].Id);
        }
        return bursts;
    }

    /// <summary>Up to 12.8 seconds a call; now and then one dies, too seldom for a hand-over.</summary>
    private static Func<int, ScriptedCall> Script(byte[] pace) => call =>
    {
        var beat = pace.Length == 0 ? (byte)0 : pace[call % pace.Length];
        return new ScriptedCall(beat * 0.05, beat >= 240 && call % 5 == 0);
    };

    private static List<IReadOnlyList<string>> Replies(IReadOnlyList<IConversationEvent> events) => [.. events.OfType<ReplyDecided>().Select(reply => reply.Answers)];
}
