using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Conversations;

public sealed class Logging_nothing_private(World world)
{
    [Fact]
    public async Task a_whole_play_with_failures_leaves_no_secret_and_nothing_of_the_customer_in_the_log()
    {
        const string Written = "Xylophonbrücke";
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer("Quirina Zwetschgenhuber");
        shop.Model.Knobs.Set(Knob.ErrorBeforeAcceptance("chat", times: 1));
        shop.Wati.Knobs.Set(Knob.ErrorAfterAcceptance("sendText"));
        shop.Wati.Knobs.Set(Knob.Unauthorized("getContacts"));
        await maria.WritesAsync($"{Written} when are you open?");
        await maria.HearsAsync();
        await shop.SettledAsync(maria);
        await maria.SendsVoiceAsync($"{Written} on Saturday?");
        await maria.HearsAsync(2);
        await shop.SettledAsync(maria, turns: 2);
        shop.Model.Knobs.Set(Knob.Unauthorized("chat", times: null));
        await maria.WritesAsync($"{Written} again");
        await maria.AssignedToAsync("ann@example.com");
        await shop.PostWebhookAsync($"{{\"text\":\"{Written}\"");
        await world.Platform.AskAsync(HttpMethod.Post, $"{shop.WebhookAddress.AbsolutePath}/{shop.WebhookKey}", null, Shop.Text("{}"));

        string[] forbidden = [maria.Phone!, Written, maria.Name, shop.WebhookKey, shop.Token, shop.Model.Key, shop.AgencyKey, HostSettings.PlatformKey];
        var log = world.Log.All;
        foreach (var secret in forbidden)
            log.Where(line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        log.ShouldNotBeEmpty();
    }
}
