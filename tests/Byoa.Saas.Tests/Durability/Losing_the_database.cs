using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Tests.Ingress;

namespace Byoa.Saas.Tests.Durability;

/// <summary>Each test has a server of its own, to stop as a crash would.</summary>
public sealed class Losing_the_database(World world)
{
    [Fact]
    public async Task answers_webhooks_with_503_and_goes_on_when_it_is_back()
    {
        await using var site = await Site.OpenAsync(world);
        var maria = await site.AnsweredCustomerAsync();

        await site.WithoutDatabaseAsync(async () =>
        {
            var refused = await site.Shop.PostWebhookAsync(new WebhookBody().WithAnn().ToJsonString());
            refused.Status.ShouldBe(503, refused.Body);
            await maria.WritesAsync("When are you open?");
        });

        await ShouldHearOnceAsync(maria);
    }

    [Fact]
    public async Task while_the_model_works_loses_nothing_and_the_customer_is_answered_once()
    {
        await using var site = await Site.OpenAsync(world);
        var maria = await site.AnsweredCustomerAsync();
        using var asked = site.Shop.Model.Hold("chat", GatePoint.BeforeAcceptance);
        await maria.WritesAsync("When are you open?");
        await asked.HoldsAsync();

        await site.WithoutDatabaseAsync(asked.Release);

        await ShouldHearOnceAsync(maria);
    }

    [Theory]
    [InlineData(GatePoint.BeforeAcceptance)]
    [InlineData(GatePoint.AfterAcceptance)]
    public async Task while_a_reply_is_on_its_way_neither_loses_nor_repeats_it(GatePoint point)
    {
        await using var site = await Site.OpenAsync(world);
        var maria = await site.AnsweredCustomerAsync();
        using var sending = site.Shop.Wati.Hold("sendText", point);
        await maria.WritesAsync("When are you open?");
        await sending.HoldsAsync();

        await site.WithoutDatabaseAsync(sending.Release);

        await ShouldHearOnceAsync(maria);
    }

    /// <summary>The customer asked for the opening hours. What is owed is sent in order: once a later question is answered, nothing of the first can follow.</summary>
    private static async Task ShouldHearOnceAsync(SimulatedCustomer customer)
    {
        (await customer.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("We are open");
        await customer.WritesAsync("And how much is an inspection?");
        await customer.OnceAsync(_ => customer.Heard().Any(text => text!.Contains("89 EUR", StringComparison.Ordinal)));
        customer.Heard().Count.ShouldBe(3);
    }
}
