using Byoa.Saas.Conversations;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.Turns;
using Byoa.Saas.Platform;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Operations;

public sealed class Calling_idle_conversations
{
    private static readonly (string, string)[] Idle = [("tn-1", "c1"), ("tn-2", "c2")];

    private readonly FakeTimeProvider time = new();
    private readonly List<string> called = [];
    private readonly IdleConversations idle;
    private Func<string, Outcome> answer = _ => new Outcome(OutcomeResult.Accepted, null);

    public Calling_idle_conversations()
    {
        var meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        TenantCommands commands = new(CallAsync, NullLogger<TenantCommands>.Instance);
        idle = new(commands, new WatchFigures(meters, time), Options.Create(new WatchOptions()), time, NullLogger<IdleConversations>.Instance);
    }

    [Fact]
    public async Task a_conversation_whose_calling_failed_is_called_at_the_next_look()
    {
        answer = tenant => tenant == "tn-1" ? throw new InvalidOperationException("down") : new Outcome(OutcomeResult.Accepted, null);
        await LookAsync();
        answer = _ => new Outcome(OutcomeResult.Accepted, null);
        await LookAsync();

        called.ShouldBe(["tn-1 c1", "tn-2 c2", "tn-1 c1"]);
    }

    [Theory]
    [InlineData(OutcomeResult.Accepted)]
    [InlineData(OutcomeResult.Ignored)]
    public async Task what_calling_does_not_help_is_called_again_after_an_idle_time_only(OutcomeResult result)
    {
        answer = _ => new Outcome(result, null);
        await LookAsync();
        await LookAsync();
        called.Count.ShouldBe(2);

        time.Advance(new WatchOptions().Idle);
        await LookAsync();
        called.Count.ShouldBe(4);
    }

    private Task LookAsync() => idle.WakeAsync(Idle, TestContext.Current.CancellationToken);

    private Task<Outcome> CallAsync(string tenant, object command, CancellationToken cancellation)
    {
        called.Add($"{tenant} {((WakeConversation)command).ConversationId}");
        return Task.FromResult(answer(tenant));
    }
}
