using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Control;

/// <summary>Knobs, gates and counters of an account or a key; the same routes below both.</summary>
internal static class BehaviourControl
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Map(RouteGroupBuilder group, Func<HttpContext, VendorBehaviour> find)
    {
        group.MapGet("/knobs", (HttpContext http) => find(http).Knobs.Current.Select(KnobBody.Of));
        group.MapPost("/knobs", (HttpContext http, KnobBody knob) =>
        {
            find(http).Knobs.Set(knob.ToKnob());
            return Results.NoContent();
        });
        group.MapDelete("/knobs", (HttpContext http) =>
        {
            find(http).Knobs.Clear();
            return Results.NoContent();
        });
        group.MapGet("/counters", (HttpContext http) => find(http).Counters.All);
        group.MapDelete("/counters", (HttpContext http) =>
        {
            find(http).Counters.Clear();
            return Results.NoContent();
        });
        group.MapPost("/gates", (HttpContext http, GateBody gate) => Shape(find(http).Gates.Hold(gate.Route, gate.Point, gate.Times ?? 1)));
        group.MapGet("/gates/{gate}", (HttpContext http, string gate) => Shape(Gate(find(http), gate)));
        group.MapGet("/gates/{gate}/reached", async (HttpContext http, string gate, int? timeoutMs) =>
        {
            var held = Gate(find(http), gate);
            await held.Reached.WaitAsync(Wait(timeoutMs), TimeProvider.System, http.RequestAborted);
            return Shape(held);
        });
        group.MapPost("/gates/{gate}/release", (HttpContext http, string gate) =>
        {
            Gate(find(http), gate).Release();
            return Results.NoContent();
        });
        group.MapPost("/gates/{gate}/drop", (HttpContext http, string gate) =>
        {
            Gate(find(http), gate).Drop();
            return Results.NoContent();
        });
    }

    /// <summary>How long a waiting route waits: what the caller says, or 30 seconds.</summary>
    public static TimeSpan Wait(int? timeoutMs) => timeoutMs is { } ms ? TimeSpan.FromMilliseconds(ms) : Patience;

    private static Gate Gate(VendorBehaviour behaviour, string id) =>
        behaviour.Gates.Find(id) ?? throw new KeyNotFoundException("No such gate.");

    private static object Shape(Gate gate) => new { gate.Id, gate.Route, gate.Point, gate.Arrivals };
}

internal sealed record GateBody(string Route, GatePoint Point, int? Times);

/// <summary>A knob with its times in milliseconds.</summary>
internal sealed record KnobBody(
    string Route,
    Fault Fault,
    int? Times,
    double? Probability,
    bool? AfterAcceptance,
    int? Status,
    int? RetryAfterSeconds,
    double? DelayMs,
    double? DelayUpToMs,
    string? Info,
    string? Naming)
{
    /// <summary>Lost answers and hangs come after acceptance unless said otherwise.</summary>
    public Knob ToKnob() => new(Route, Fault)
    {
        Times = Times,
        Probability = Probability ?? 1,
        AfterAcceptance = AfterAcceptance ?? Fault is Fault.LostAnswer or Fault.Hang,
        Status = Status ?? 500,
        RetryAfter = RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Delay = TimeSpan.FromMilliseconds(DelayMs ?? 0),
        DelayUpTo = DelayUpToMs is { } upTo ? TimeSpan.FromMilliseconds(upTo) : null,
        Info = Info,
        Naming = Naming,
    };

    public static KnobBody Of(Knob knob) => new(
        knob.Route,
        knob.Fault,
        knob.Times,
        knob.Probability,
        knob.AfterAcceptance,
        knob.Status,
        (int?)knob.RetryAfter?.TotalSeconds,
        knob.Delay.TotalMilliseconds,
        knob.DelayUpTo?.TotalMilliseconds,
        knob.Info,
        knob.Naming);
}
