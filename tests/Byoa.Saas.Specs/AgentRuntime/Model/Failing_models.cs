using System.Net;
using System.Net.Sockets;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.AgentRuntime.Model;

public sealed class Failing_models
{
    private const string Words = """{"role":"assistant","content":"Good day"}""";

    [Theory]
    [InlineData(400, FaultCategory.Configuration, Codes.ModelMisconfigured)]
    [InlineData(401, FaultCategory.Authentication, Codes.ModelCredential)]
    [InlineData(403, FaultCategory.Authentication, Codes.ModelCredential)]
    [InlineData(404, FaultCategory.Configuration, Codes.ModelMisconfigured)]
    [InlineData(408, FaultCategory.Transient, Codes.ModelTimeout)]
    [InlineData(409, FaultCategory.Transient, Codes.ModelUnavailable)]
    [InlineData(422, FaultCategory.Configuration, Codes.ModelMisconfigured)]
    [InlineData(429, FaultCategory.RateLimited, Codes.ModelRateLimited)]
    [InlineData(500, FaultCategory.Unavailable, Codes.ModelUnavailable)]
    [InlineData(503, FaultCategory.Unavailable, Codes.ModelUnavailable)]
    public async Task each_status_has_a_category_and_a_code_and_is_not_retried(int status, FaultCategory category, string code)
    {
        using var provider = ScriptedModel.Saying(status, """{"error":{"message":"no"}}""");
        using var world = new ModelWorld(provider);

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(category, code, null));
        provider.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("retry-after", "7", 7)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after", "Fri, 20 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("retry-after", "Fri, 20 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("retry-after", "1e300", 86_400)]
    [InlineData("retry-after", "-5", 0)]
    public async Task the_wait_a_provider_asks_for_is_passed_on(string header, string value, double seconds)
    {
        using var world = new ModelWorld(new ScriptedModel(_ => ScriptedModel.Answer(429, "{}", (header, value))));

        (await world.Ask()).ShouldBeOfType<ModelOutcome.Failed>().RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("\"length\"", FaultCategory.Permanent, Codes.AnswerTooLong)]
    [InlineData("\"content_filter\"", FaultCategory.Permanent, Codes.ContentFiltered)]
    [InlineData("\"tool_calls\"", FaultCategory.Transient, Codes.ModelUnreadable)]
    [InlineData("\"tired\"", FaultCategory.Transient, Codes.ModelUnreadable)]
    [InlineData("null", FaultCategory.Transient, Codes.ModelUnreadable)]
    public async Task every_finish_reason_but_two_is_a_failure(string reason, FaultCategory category, string code)
    {
        using var world = new ModelWorld(ScriptedModel.Completing(Words, reason));

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(category, code, null));
    }

    [Fact]
    public async Task a_model_that_declines_counts_as_filtered()
    {
        using var world = new ModelWorld(ScriptedModel.Completing("""{"role":"assistant","content":null,"refusal":"I would rather not."}"""));

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(FaultCategory.Permanent, Codes.ContentFiltered, null));
    }

    [Theory]
    [InlineData("<html>maintenance</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"id":"c1","choices":[]}""")]
    [InlineData("""{"choices":"many"}""")]
    public async Task an_answer_of_another_shape_is_unreadable(string body)
    {
        using var world = new ModelWorld(ScriptedModel.Saying(200, body));

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(FaultCategory.Transient, Codes.ModelUnreadable, null));
    }

    [Fact]
    public async Task an_answer_beyond_the_limit_is_not_read_to_its_end()
    {
        using var world = new ModelWorld(ScriptedModel.Saying(200, new string(' ', 70_000)), ("MostAnswerBytes", "65536"));

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(FaultCategory.Transient, Codes.ModelUnreadable, null));
    }

    [Fact]
    public async Task a_broken_connection_is_worth_another_try()
    {
        using var world = new ModelWorld(new ScriptedModel((_, _) => throw new HttpRequestException("reset")));

        (await world.Ask()).ShouldBe(new ModelOutcome.Failed(FaultCategory.Transient, Codes.ModelUnavailable, null));
    }

    [Fact]
    public async Task a_closed_port_is_worth_another_try()
    {
        using var world = new ModelWorld(null, ("AllowHttp", "true"));

        var outcome = await world.Ask(ModelWorld.Agent(new Uri($"http://127.0.0.1:{ClosedPort()}/v1")));

        outcome.ShouldBe(new ModelOutcome.Failed(FaultCategory.Transient, Codes.ModelUnavailable, null));
    }

    [Fact]
    public async Task a_model_that_does_not_answer_in_time_is_given_up()
    {
        var started = new TaskCompletionSource();
        using var world = new ModelWorld(new ScriptedModel(async (_, stop) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException();
        }));

        var asking = world.Ask();
        await started.Task.WaitAsync(TestContext.Current.CancellationToken);
        world.Clock.Advance(TimeSpan.FromSeconds(60));

        (await asking).ShouldBe(new ModelOutcome.Failed(FaultCategory.Transient, Codes.ModelTimeout, null));
    }

    [Fact]
    public async Task a_caller_who_gives_up_gets_an_exception()
    {
        using var caller = new CancellationTokenSource();
        using var world = new ModelWorld(new ScriptedModel(async (_, stop) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            throw new InvalidOperationException();
        }));

        await Should.ThrowAsync<OperationCanceledException>(() => world.Ask(stop: caller.Token));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
