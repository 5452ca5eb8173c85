using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

/// <summary>A circuit opens at half of four calls, for ten seconds.</summary>
public sealed class Circuits_to_providers : IDisposable
{
    private const string Words = """{"role":"assistant","content":"Good day"}""";
    private static readonly (string, string)[] Settings = [("CircuitMinimumCalls", "4"), ("CircuitBreakSeconds", "10"), ("AllowHttp", "true")];

    private readonly ScriptedModel provider;
    private readonly ModelWorld world;
    private Func<CancellationToken, Task<HttpResponseMessage>> answer = _ => Task.FromResult(Good());

    public Circuits_to_providers()
    {
        provider = new ScriptedModel((_, stop) => answer(stop));
        world = new ModelWorld(provider, Settings);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(408)]
    public async Task while_a_provider_fails_again_and_again_it_is_not_asked_any_more(int failing)
    {
        await FailsAsync(4, failing);

        var refused = await world.Ask();

        refused.ShouldBe(new ModelOutcome.Failed(FaultCategory.Unavailable, Codes.ModelCircuitOpen, TimeSpan.FromSeconds(10)));
        provider.Requests.Count.ShouldBe(4);
        world.Watch.Told.ShouldBe(["api.openai.com fails tn-acme"]);
        world.Log.All.ShouldContain("The circuit of tn-acme to the models at api.openai.com is open");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task the_callers_own_fault_opens_nothing(int refusal)
    {
        await FailsAsync(10, refusal);

        provider.Requests.Count.ShouldBe(10);
    }

    [Fact]
    public async Task calls_that_time_out_count()
    {
        var (asked, all) = (0, new TaskCompletionSource());
        answer = async stop =>
        {
            if (Interlocked.Increment(ref asked) == 4)
                all.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException();
        };
        var asking = Enumerable.Range(0, 4).Select(_ => world.Ask()).ToList();
        await all.Task.WaitAsync(TestContext.Current.CancellationToken);
        world.Clock.Advance(TimeSpan.FromSeconds(60));

        (await Task.WhenAll(asking)).ShouldAllBe(outcome => outcome == ModelFailures.TimedOut);
        (await world.Ask()).ShouldBeOfType<ModelOutcome.Failed>().Code.ShouldBe(Codes.ModelCircuitOpen);
    }

    [Fact]
    public async Task few_failures_among_many_answers_open_nothing()
    {
        await AnswersAsync(6);
        await FailsAsync(4);

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Failed>().Code.ShouldBe(Codes.ModelUnavailable);
    }

    [Fact]
    public async Task after_the_break_one_call_tries_and_its_answer_closes_the_circuit()
    {
        await FailsAsync(4);
        Recovers();
        world.Clock.Advance(TimeSpan.FromSeconds(10));

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>();
        (await world.Ask()).ShouldBeOfType<ModelOutcome.Answered>();

        world.Watch.Told.Distinct().ShouldBe(["api.openai.com fails tn-acme", "api.openai.com answers tn-acme"]);
        world.Log.All.ShouldContain("is half_open");
        world.Log.All.ShouldContain("is closed");
    }

    [Fact]
    public async Task a_trial_that_fails_opens_it_again()
    {
        await FailsAsync(4);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await FailsAsync(3);

        provider.Requests.Count.ShouldBe(5);
    }

    [Fact]
    public async Task while_the_trial_runs_nobody_else_is_let_through()
    {
        var (asked, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        await FailsAsync(4);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        answer = async stop =>
        {
            asked.TrySetResult();
            await answered.Task.WaitAsync(stop);
            return Good();
        };
        var trial = world.Ask();
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Failed>().Code.ShouldBe(Codes.ModelCircuitOpen);

        answered.SetResult();
        (await trial).ShouldBeOfType<ModelOutcome.Answered>();
    }

    [Fact]
    public async Task one_tenants_circuit_says_nothing_to_another()
    {
        await FailsAsync(4);
        Recovers();

        (await world.Ask(tenant: "tn-other")).ShouldBeOfType<ModelOutcome.Answered>();
        (await world.Ask()).ShouldBeOfType<ModelOutcome.Failed>();
    }

    [Fact]
    public async Task another_provider_of_the_same_tenant_has_a_circuit_of_its_own()
    {
        await FailsAsync(4);
        Recovers();

        (await world.Ask(ModelWorld.Agent(new Uri("https://models.example/v1")))).ShouldBeOfType<ModelOutcome.Answered>();
    }

    [Fact]
    public async Task a_process_that_knows_nothing_says_so_with_its_first_answer()
    {
        await AnswersAsync(3);

        world.Watch.Told.ShouldBe(["api.openai.com answers tn-acme"]);
    }

    [Fact]
    public async Task every_five_minutes_an_answer_says_so_again_since_whoever_saw_a_circuit_open_may_be_dead()
    {
        for (var minute = 0; minute <= 9; minute++)
        {
            await AnswersAsync(2);
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        world.Watch.Told.ShouldBe(["api.openai.com answers tn-acme", "api.openai.com answers tn-acme"]);
    }

    [Fact]
    public async Task a_board_that_cannot_be_told_costs_no_answer()
    {
        await using var nobody = new ServiceCollection().BuildServiceProvider();
        ProviderAlerts alerts = new(nobody.GetRequiredService<IServiceScopeFactory>(), world.Logger<ProviderAlerts>());

        await alerts.AnswersAgainAsync("tn-acme", "api.openai.com");

        world.Log.All.ShouldContain("The board of tn-acme could not be told how a model's provider fares");
    }

    [Fact]
    public async Task what_nobody_uses_is_forgotten()
    {
        await world.Ask(tenant: "tn-one");
        await world.Ask(tenant: "tn-two");
        world.Clock.Advance(TimeSpan.FromMinutes(31));

        await world.Ask(tenant: "tn-three");

        world.Circuits.Count.ShouldBe(1);
    }

    public void Dispose()
    {
        world.Dispose();
        provider.Dispose();
    }

    private static HttpResponseMessage Good() => ScriptedModel.Answer(200, ScriptedModel.Completion(Words));

    private void Recovers() => answer = _ => Task.FromResult(Good());

    private Task FailsAsync(int times, int with = 503)
    {
        answer = _ => Task.FromResult(ScriptedModel.Answer(with, "{}"));
        return AskAsync(times);
    }

    private Task AnswersAsync(int times)
    {
        Recovers();
        return AskAsync(times);
    }

    private async Task AskAsync(int times)
    {
        for (var call = 0; call < times; call++)
            await world.Ask();
    }
}
