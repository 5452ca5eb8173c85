using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Tools;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.AgentRuntime.Media;
using Byoa.Saas.Specs.Conversations;
using Byoa.Saas.Specs.Management;
using Byoa.Saas.Specs.Tenancy;
using Byoa.Saas.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Wolverine;
using Wolverine.Runtime;
using static Byoa.Saas.Specs.Conversations.World;

namespace Byoa.Saas.Specs.AgentRuntime.Turn;

/// <summary>A step was claimed, and nobody recorded what came of it.</summary>
public sealed class Inquiring_after_a_claim : IDisposable
{
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(90);
    private static readonly ToolCall Resolve = new("tool-1", BuiltInTools.ResolveConversation, "{}");

    private readonly WaitingClock clock = new(Noon);
    private readonly TestMessageContext bus = new();
    private readonly IHost host;
    private readonly TenantWork work;
    private readonly Runners runners;

    public Inquiring_after_a_claim()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseWolverine(options => options.Discovery.DisableConventionalDiscovery());
        builder.Services.AddSingleton<IConfiguration>(builder.Configuration).AddTenancy();
        host = builder.Build();
        work = host.Services.GetRequiredService<TenantWork>();
        runners = new Runners(host.Services.GetRequiredService<IWolverineRuntime>(), new Ids(clock), NpgsqlDataSource.Create("Host=127.0.0.1;Port=1"));
        bus.WhenInvokedMessageOf<RecordTurnFact>().RespondWith(SomeOutcome.Accepted);
    }

    [Fact]
    public async Task a_claim_of_its_own_is_not_waited_for_by_a_turn()
    {
        using var own = runners.Begin();

        await WithoutWaiting(AskModel.InquireAsync(Run(own), new ModelCall.Running("c1", ["m1"], own.Id, Noon), LostAfter, Stop));
        await WithoutWaiting(CallTool.InquireAsync(Run(own), new ToolProgress(Resolve, own.Id, Noon, null), Chatting, Stop));

        Recorded[0].ShouldBe(new ModelCallFailed("t1", "c1", FaultCategory.Transient, Codes.ModelCallLost, null, Noon));
        Recorded[1].ShouldBeOfType<ToolCallFinished>().Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task a_claim_of_another_who_lives_is_waited_for()
    {
        using var own = runners.Begin();
        using var other = runners.Begin();

        _ = AskModel.InquireAsync(Run(own), new ModelCall.Running("c1", ["m1"], other.Id, Noon), LostAfter, Stop);
        _ = CallTool.InquireAsync(Run(own), new ToolProgress(Resolve, other.Id, Noon, null), Chatting, Stop);

        await clock.Waits.ReadAsync(Stop);
        await clock.Waits.ReadAsync(Stop);
        Recorded.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_tool_that_was_not_given_is_not_carried_out_after_a_crash_either()
    {
        using var own = runners.Begin();

        await CallTool.InquireAsync(Run(own, Agents.Plain with { Tools = [] }), new ToolProgress(Resolve, "dead", Noon, null), Chatting, Stop);

        Recorded.ShouldBe([new ToolCallFinished("t1", "tool-1", BuiltInTools.ResolveConversation, false, "There is no tool named resolve_conversation.", Noon)]);
    }

    public void Dispose() => host.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Byoa.Saas.Conversations.Thread Chatting => Scenario.Given(ToolAsked(Resolve)).State.Known!;

    private AskModel AskModel => new(null!, null!, null!, runners, new Ids(clock), Options.Create(new TurnOptions()), clock);

    private CallTool CallTool => new(null!, null!, runners, clock);

    private List<ITurnEvent> Recorded => [.. bus.Invoked.OfType<Envelope>().Select(sent => sent.Message).OfType<RecordTurnFact>().Select(sent => sent.Fact)];

    private TurnContext Run(Runner own, AgentDefinition? agent = null)
    {
        var tenant = SomeTenant.Named("acme");
        return new TurnContext(tenant, Tenants.AccountOf(tenant), agent ?? Agents.Plain, Chat, "t1", own.Id, bus) { Work = work };
    }

    private async Task WithoutWaiting(Task inquiry)
    {
        (await Task.WhenAny(inquiry, clock.Waits.WaitToReadAsync(Stop).AsTask())).ShouldBe(inquiry, "It waits for itself.");
        await inquiry;
    }
}
