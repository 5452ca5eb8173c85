using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Tests.Hosts;

namespace Byoa.Saas.Tests.Operations;

public sealed class Measuring_the_platform(World world)
{
    [Fact]
    public async Task everything_is_measured_and_no_tag_holds_anything_of_a_customer_or_a_secret()
    {
        const string Written = "Zimtschneckenpreis";
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer("Rapunzel Haselnussberger");
        shop.Wati.Knobs.Set(Knob.ErrorAfterAcceptance("sendText"));
        await maria.WritesAsync($"{Written} when are you open?");
        await maria.HearsAsync();
        await shop.SettledAsync(maria);
        await world.Platform.AskAsync(HttpMethod.Post, $"{shop.WebhookAddress.AbsolutePath}/{shop.WebhookKey}", null, Shop.Text("{}"));

        var metrics = (await MetricsAsync(HostSettings.PlatformKey)).Body;

        string[] names =
        [
            "byoa_webhook_items", "byoa_wati_calls", "byoa_model_calls", "byoa_model_tokens", "byoa_model_duration", "http_server_request_duration",
            "http_client_request_duration", "db_client", "wolverine_",
        ];
        names.Where(name => !metrics.Contains($"\n{name}", StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var secret in new[]
            {
                Written, maria.Phone!, maria.Name, "Rapunzel", maria.ConversationId, shop.Token, shop.WebhookKey, shop.Model.Key, shop.AgencyKey, HostSettings.PlatformKey, "We are open",
            })
            metrics.ShouldNotContain(secret, Case.Insensitive);
    }

    [Fact]
    public async Task the_door_opens_to_the_platform_alone()
    {
        (await MetricsAsync(null)).ShouldRefuse(401, "unauthenticated");
        (await MetricsAsync("byoa_agency_nobody")).ShouldRefuse(401, "unauthenticated");
        (await MetricsAsync(world.Platform.AgencyKey)).ShouldRefuse(403, "forbidden");
        (await MetricsAsync(HostSettings.PlatformKey)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task health_tells_each_check_and_no_names()
    {
        var shop = await world.NewShopAsync();

        var health = await world.Platform.AskAsync(HttpMethod.Get, "/health", null);

        health.Status.ShouldBe(200);
        health.Json.GetProperty("checks").EnumerateObject().Select(check => check.Name).ShouldBe(["database", "turns", "deadLetters"], ignoreOrder: true);
        health.Body.ShouldNotContain(shop.Id);
    }

    [Fact]
    public async Task the_reasons_of_turns_are_listed_for_whoever_has_a_key()
    {
        var reasons = (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/reasons", world.Platform.AgencyKey)).Expect(200).GetProperty("items").EnumerateArray();

        reasons.Select(reason => (reason.GetProperty("outcome").GetString(), reason.GetProperty("code").GetString())).ShouldContain(("silent", "taken_over"));
        (await world.Platform.AskAsync(HttpMethod.Get, "/api/v1/reasons", null)).ShouldRefuse(401, "unauthenticated");
    }

    private Task<Answer> MetricsAsync(string? key) => world.Platform.AskAsync(HttpMethod.Get, "/metrics", key);
}
