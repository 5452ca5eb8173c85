using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.Specs.Tenancy;

public sealed class Changing_a_tenant
{
    private static WebhookKey Key(string name) => new(WebhookSecrets.Hash(name), SomeTenant.Noon);

    [Fact]
    public void suspending_stops_it() => Changed(TenantLifeCycle.Suspend(In(TenantState.Active))).State.ShouldBe(TenantState.Suspended);

    [Fact]
    public void suspending_twice_changes_nothing() =>
        TenantLifeCycle.Suspend(In(TenantState.Suspended)).ShouldBe(new TenantChange.Ignored("already_suspended"));

    [Fact]
    public void resuming_starts_it_again() => Changed(TenantLifeCycle.Resume(In(TenantState.Suspended))).State.ShouldBe(TenantState.Active);

    [Theory]
    [InlineData(TenantState.Active)]
    [InlineData(TenantState.Onboarding)]
    public void resuming_what_runs_changes_nothing(TenantState state) =>
        TenantLifeCycle.Resume(In(state)).ShouldBe(new TenantChange.Ignored("not_suspended"));

    [Fact]
    public void a_closed_tenant_refuses_everything()
    {
        var closed = In(TenantState.Closed);
        TenantChange refused = new TenantChange.Refused("tenant_closed");
        TenantLifeCycle.Suspend(closed).ShouldBe(refused);
        TenantLifeCycle.Resume(closed).ShouldBe(refused);
        TenantLifeCycle.AddWebhookKey(closed, Key("new")).ShouldBe(refused);
        TenantLifeCycle.SetAgent(closed, sameAgent: false).ShouldBe(refused);
    }

    [Fact]
    public void every_state_has_an_answer_to_every_change()
    {
        foreach (var tenant in Enum.GetValues<TenantState>().Select(In))
        {
            TenantLifeCycle.Suspend(tenant).ShouldNotBeNull();
            TenantLifeCycle.Resume(tenant).ShouldNotBeNull();
            TenantLifeCycle.AddWebhookKey(tenant, Key("new")).ShouldNotBeNull();
            TenantLifeCycle.SetAgent(tenant, sameAgent: true).ShouldNotBeNull();
        }
    }

    [Fact]
    public void a_new_webhook_key_leaves_the_newest_of_the_earlier_ones()
    {
        var tenant = SomeTenant.Named("acme", secrets: ["first", "second"]);
        Changed(TenantLifeCycle.AddWebhookKey(tenant, Key("third"))).WebhookKeys.ShouldBe([Key("second"), Key("third")]);
    }

    [Fact]
    public void the_same_key_again_pushes_no_other_out() =>
        TenantLifeCycle.AddWebhookKey(SomeTenant.Named("acme", secrets: ["first", "second"]), Key("first"))
            .ShouldBe(new TenantChange.Ignored("key_already_live"));

    [Fact]
    public void another_agent_raises_the_version() =>
        Changed(TenantLifeCycle.SetAgent(In(TenantState.Active), sameAgent: false)).AgentVersion.ShouldBe(2);

    [Fact]
    public void the_same_agent_raises_nothing() =>
        TenantLifeCycle.SetAgent(In(TenantState.Active), sameAgent: true).ShouldBe(new TenantChange.Ignored("same_agent"));

    [Fact]
    public void an_outcome_tells_what_came_of_it()
    {
        TenantLifeCycle.Suspend(In(TenantState.Active)).Outcome.ShouldBe(new Outcome(OutcomeResult.Accepted, null));
        TenantLifeCycle.Suspend(In(TenantState.Suspended)).Outcome.ShouldBe(new Outcome(OutcomeResult.Ignored, "already_suspended"));
        TenantLifeCycle.Suspend(In(TenantState.Closed)).Outcome.ShouldBe(new Outcome(OutcomeResult.Refused, "tenant_closed"));
    }

    private static Tenant In(TenantState state) => SomeTenant.Named("acme", state: state);

    private static Tenant Changed(TenantChange change) => change.ShouldBeOfType<TenantChange.Changed>().Tenant;
}
