using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Conversations;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>
/// Messages at random times, every third with an attachment that takes a while, a scripted model, no clock but the simulation's, and processes that die
/// or come in pairs at random steps. Quiet time is two seconds.
/// </summary>
public sealed class Answering_bursts
{
    private const int Cases = 10_000;

    private static readonly TurnOptions Patient = new() { LongestBurstSeconds = 120, LargestBurst = 200 };
    private static readonly TurnOptions Usual = new();

    [Property(MaxTest = Cases, EndSize = 30)]
    public void a_settled_burst_gets_exactly_one_reply_to_all_of_it(byte[] gaps, byte[] fates)
    {
        var messages = Arriving([.. gaps.Take(30)]);

        var replies = Replies(new Simulation(Agents.Plain, Patient, _ => new ScriptedCall(0, false), Befalling(fates)).Run(messages));

        replies.ShouldBe(Bursts(messages));
    }

    [Property(MaxTest = Cases / 4, EndSize = 40)]
    public void every_message_is_answered_exactly_once_however_slow_the_model_is_and_whenever_its_process_dies(byte[] gaps, byte[] pace, byte[] fates)
    {
        var messages = Arriving(gaps);

        var replies = Replies(new Simulation(Agents.Plain, Usual, Script(pace), Befalling(fates)).Run(messages));

        replies.SelectMany(reply => reply).ShouldBe(messages.Select(message => message.Id));
        replies.ShouldAllBe(reply => reply.Count > 0);
    }

    [Property(MaxTest = Cases / 10, EndSize = 40)]
    public void a_reply_leaves_out_a_message_only_after_two_drafts_were_dropped_for_newer_ones(byte[] gaps, byte[] pace, byte[] fates)
    {
        var waiting = new List<string>();
        var dropped = 0;
        foreach (var happened in new Simulation(Agents.Plain, Usual, Script(pace), Befalling(fates)).Run(Arriving(gaps)))
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

    /// <summary>One message at least; up to 12.8 seconds between two, never just the quiet time; an attachment is read in up to a second.</summary>
    private static List<Arrival> Arriving(byte[] gaps)
    {
        var at = World.Noon;
        List<Arrival> messages = [];
        foreach (var gap in gaps.Prepend((byte)0))
        {
            at = at.AddSeconds((gap * 0.05) + 0.01);
            messages.Add(new Arrival($"m{messages.Count}", at, gap % 3 == 1 ? gap * 0.003 : null));
        }
        return messages;
    }

    /// <summary>Told without the plan: a burst grows by what comes within the quiet time after its last message, or while one of its attachments is read.</summary>
    private static List<List<string>> Bursts(List<Arrival> messages)
    {
        List<List<string>> bursts = [];
        for (var next = 0; next < messages.Count;)
        {
            List<string> burst = [];
            var attachments = new Queue<double>();
            var ready = messages[next].At;
            while (Grows() || attachments.Count > 0)
                if (!Grows())
                    ready = ready.AddSeconds(attachments.Dequeue());
                else
                {
                    burst.Add(messages[next].Id);
                    if (messages[next].ReadingSeconds is { } seconds)
                        attachments.Enqueue(seconds);
                    ready = Later(ready, messages[next++].At.AddSeconds(2));
                }
            bursts.Add(burst);

            bool Grows() => next < messages.Count && messages[next].At <= ready;
        }
        return bursts;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>Up to 12.8 seconds a call; now and then one dies, too seldom for a hand-over.</summary>
    private static Func<int, ScriptedCall> Script(byte[] pace) => call =>
    {
        var beat = pace.Length == 0 ? (byte)0 : pace[call % pace.Length];
        return new ScriptedCall(beat * 0.05, beat >= 240 && call % 5 == 0);
    };

    /// <summary>Of eight steps one is lost with its process, and one is taken by two; never all of them.</summary>
    private static Func<int, Fate> Befalling(byte[] fates) => step => (fates.Length == 0 ? 0 : fates[step % fates.Length] % 8) switch
    {
        1 when step % 3 != 0 => Fate.Death,
        2 => Fate.Twin,
        _ => Fate.None,
    };

    private static List<IReadOnlyList<string>> Replies(IReadOnlyList<IConversationEvent> events) => [.. events.OfType<ReplyDecided>().Select(reply => reply.Answers)];
}
