using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Model.Scripts;

namespace Byoa.Saas.Simulators.Model;

/// <summary>One API key: its script, its knobs, what it asked and what it spent.</summary>
public sealed class ModelKey
{
    /// <summary>How many requests are remembered.</summary>
    public const int Remembered = 200;

    private readonly Lock sync = new();
    private readonly Queue<RecordedRequest> requests = new();

    internal ModelKey(string key, int seed)
    {
        Key = key;
        Behaviour = new VendorBehaviour(seed);
    }

    public string Key { get; }

    /// <summary>Knobs, gates and counters; route classes are <c>chat</c>, <c>transcriptions</c> and <c>models</c>.</summary>
    public VendorBehaviour Behaviour { get; }

    public KnobPanel Knobs => Behaviour.Knobs;

    public RouteCounters Counters => Behaviour.Counters;

    /// <summary>Overrules the script of the model's name.</summary>
    public Script? Script { get; set; }

    public int PromptTokens { get; private set; }

    public int CompletionTokens { get; private set; }

    /// <summary>The last requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (sync)
                return [.. requests];
        }
    }

    public Gate Hold(string route, GatePoint point, int times = 1) => Behaviour.Gates.Hold(route, point, times);

    public void OnRequest(string route, GatePoint point, Func<Task> action) => Behaviour.Gates.OnRequest(route, point, action);

    public void Reset()
    {
        Behaviour.Reset();
        lock (sync)
        {
            requests.Clear();
            (PromptTokens, CompletionTokens) = (0, 0);
        }
    }

    internal void Record(string route, JsonObject body)
    {
        lock (sync)
        {
            requests.Enqueue(new RecordedRequest(route, body));
            while (requests.Count > Remembered)
                requests.Dequeue();
        }
    }

    internal void Spend(int prompt, int completion)
    {
        lock (sync)
        {
            PromptTokens += prompt;
            CompletionTokens += completion;
        }
    }
}

/// <param name="Route">The route class.</param>
/// <param name="Body">The request as it came; for transcriptions what was sent besides the audio.</param>
public sealed record RecordedRequest(string Route, JsonObject Body);
