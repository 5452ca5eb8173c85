using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Byoa.Saas.AgentRuntime.Model;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Model_telemetry
{
    private const string Words = """{"role":"assistant","content":"the model's secret words"}""";

    [Fact]
    public async Task keys_and_texts_are_never_logged()
    {
        using var world = new ModelWorld(ScriptedModel.Completing(Words));
        await world.Ask(words: "the customer's secret words");
        using var refused = new ModelWorld(ScriptedModel.Saying(401, """{"error":{"message":"Incorrect key sk-tenant and secret words"}}"""));
        await refused.Ask(words: "the customer's secret words");
        using var unreadable = new ModelWorld(ScriptedModel.Saying(200, "secret words of a broken page"));
        await unreadable.Ask();

        var lines = world.Log.All + refused.Log.All + unreadable.Log.All;

        lines.ShouldNotContain("secret words");
        lines.ShouldNotContain("sk-tenant");
        lines.ShouldContain("Model Chat for tn-acme: answered after 0 ms, 12 tokens in, 5 out");
        lines.ShouldContain("model_credential");
        lines.ShouldContain("model_answer_unreadable");
    }

    [Fact]
    public void a_key_is_not_part_of_what_can_be_printed() =>
        new ModelAccess(new Uri("https://models.example/v1"), new("sk-tenant")).ToString().ShouldNotContain("sk-tenant");

    [Fact]
    public async Task calls_are_counted_by_outcome_and_tokens_by_direction_also_of_useless_answers()
    {
        using var provider = ScriptedModel.Completing(Words, "\"length\"");
        using var world = new ModelWorld(provider);
        using var heard = new Measurements(world.Meters);

        await world.Ask();

        heard.Seen.ShouldContain("byoa.model.calls 1 operation=Chat outcome=answer_too_long");
        heard.Seen.ShouldContain("byoa.model.tokens 12 direction=input");
        heard.Seen.ShouldContain("byoa.model.tokens 5 direction=output");
    }

    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener listener = new();

        public Measurements(IMeterFactory meters)
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Byoa.Saas.Model" && instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
                Seen.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))}"));
            listener.Start();
        }

        public ConcurrentBag<string> Seen { get; } = [];

        public void Dispose() => listener.Dispose();
    }
}
