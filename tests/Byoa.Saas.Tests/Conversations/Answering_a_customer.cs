namespace Byoa.Saas.Tests.Conversations;

public sealed class Answering_a_customer(World world)
{
    [Fact]
    public async Task a_greeting_is_answered_once()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.WritesAsync("Hi");

        (await maria.HearsAsync(1)).ShouldBe(["Hello from Radhaus!"]);
        var timeline = await shop.SettledAsync(maria);
        timeline.CustomerTexts.ShouldBe(["Hi"]);
        timeline.TurnReasons.ShouldBe(["answered"]);
    }
}
