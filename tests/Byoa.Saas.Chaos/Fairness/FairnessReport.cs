using System.Globalization;
using System.Text;
using System.Text.Json;
using Byoa.Saas.Chaos.Timing;

namespace Byoa.Saas.Chaos.Fairness;

/// <summary>What the other tenants noticed of the flood, in words for people, and in one line for programs.</summary>
internal sealed class FairnessReport(FairnessOptions options, IReadOnlyList<Phase> phases, IReadOnlyDictionary<string, DateTimeOffset> decided, int wrong)
{
    private const double MostRatio = 1.1;

    private static readonly double Never = Math.Round(TimeSpan.MaxValue.TotalSeconds, 3);

    private readonly StringBuilder text = new();

    public string Text(IReadOnlyList<Timed> others, IReadOnlyList<Timed> flooder)
    {
        Line($"seconds from the customer's message                     p50      p95      p99    worst   messages");
        foreach (var kind in new[] { PhaseKind.Quiet, PhaseKind.Flood })
        {
            Row($"{kind}: others, to Wati's acceptance of the reply", ToReply(others, kind));
            Row($"{kind}: others, to the platform's decision", ToDecision(others, kind));
            Row($"{kind}: flooding tenant, to the reply", ToReply(flooder, kind));
        }

        Line($"The others' p95 moves by {(Ratio(others) - 1) * 100:+0.0;-0.0} %. Lost, doubled or otherwise wrong: {wrong}.");
        return text.ToString();
    }

    public string Json(IReadOnlyList<Timed> others, IReadOnlyList<Timed> flooder) => JsonSerializer.Serialize(new
    {
        quietP95 = ToReply(others, PhaseKind.Quiet).P95,
        floodP95 = ToReply(others, PhaseKind.Flood).P95,
        ratio = Math.Round(Ratio(others), 4),
        quietDecisionP95 = ToDecision(others, PhaseKind.Quiet).P95,
        floodDecisionP95 = ToDecision(others, PhaseKind.Flood).P95,
        quietMessages = ToReply(others, PhaseKind.Quiet).Count,
        floodMessages = ToReply(others, PhaseKind.Flood).Count,
        floodingTenantsMessages = Of(flooder, PhaseKind.Flood).Count(),
        floodingTenantP95 = ToReply(flooder, PhaseKind.Flood).P95 is var p95 && p95 < Never ? p95 : (double?)null,
        wrong,
        tenants = options.Tenants,
        rate = options.Rate,
        flood = options.Flood,
        seed = options.Seed,
    });

    public bool IsFair(IReadOnlyList<Timed> others) => wrong == 0 && IsAnswered(ToReply(others, PhaseKind.Quiet)) && IsAnswered(ToReply(others, PhaseKind.Flood)) && Ratio(others) <= MostRatio;

    /// <summary>Two phases in which hardly anything is answered would be equally slow.</summary>
    private static bool IsAnswered(Percentiles times) => times.Count > 0 && times.P95 < Never;

    private double Ratio(IReadOnlyList<Timed> others) => ToReply(others, PhaseKind.Flood).P95 / Math.Max(0.001, ToReply(others, PhaseKind.Quiet).P95);

    /// <summary>What has no reply has waited for ever.</summary>
    private Percentiles ToReply(IReadOnlyList<Timed> letters, PhaseKind kind) => Percentiles.Of(Of(letters, kind).Select(letter => letter.Took ?? TimeSpan.MaxValue));

    private Percentiles ToDecision(IReadOnlyList<Timed> letters, PhaseKind kind) => Percentiles.Of(
        Of(letters, kind).Where(letter => decided.ContainsKey(letter.MessageId)).Select(letter => decided[letter.MessageId] - letter.WrittenAt));

    private IEnumerable<Timed> Of(IReadOnlyList<Timed> letters, PhaseKind kind) =>
        letters.Where(letter => phases.Any(phase => phase.Kind == kind && phase.Counts(letter)));

    private void Row(string what, Percentiles times) => Line($"{what,-50} {Seconds(times.P50)} {Seconds(times.P95)} {Seconds(times.P99)} {Seconds(times.Worst)} {times.Count,10}");

    private static string Seconds(double took) => (took < Never ? took.ToString("0.000", CultureInfo.InvariantCulture) : "never").PadLeft(8);

    private void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
