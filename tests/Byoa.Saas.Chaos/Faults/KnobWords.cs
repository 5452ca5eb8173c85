using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Chaos.Faults;

/// <summary>A fault in words: all that is set of it.</summary>
internal static class KnobWords
{
    public static string Of(string route, Knob knob)
    {
        var what = knob switch
        {
            { Fault: Fault.Status, Status: 429, RetryAfter: { } wait } => string.Create(CultureInfo.InvariantCulture, $"429 with Retry-After {wait.TotalSeconds:0} s"),
            { Fault: Fault.Status, Status: 429 } => "429 without Retry-After",
            { Fault: Fault.Status } => knob.Status.ToString(CultureInfo.InvariantCulture),
            _ when knob.Delay > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"{knob.Fault} of {knob.Delay.TotalSeconds:0.#} s"),
            _ => knob.Fault.ToString(),
        };
        return route == KnobPanel.Webhooks ? what : $"{what} {(knob.AfterAcceptance ? "after" : "before")} acceptance";
    }
}
