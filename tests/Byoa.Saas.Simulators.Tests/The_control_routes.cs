using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Tests.Support;

namespace Byoa.Saas.Simulators.Tests;

public sealed class The_control_routes
{
    private const string Maria = "/_control/accounts/1001/customers/14155550101";

    [Fact]
    public async Task play_a_whole_conversation()
    {
        await using var world = await World.StartAsync();
        await world.PostAsync("/_control/accounts/1001/customers", new { phone = "14155550101", name = "Maria" });
        (await world.PostAsync($"{Maria}/messages", new { kind = "text", text = "Hi" })).Str("id").Length.ShouldBe(24);
        await world.GetAsync("/_control/accounts/1001/deliveries/done?timeoutMs=5000");
        var waiting = world.GetAsync($"{Maria}/transcript/wait?kind=agent&contains=choose&timeoutMs=5000");
        await world.PostAsync("/1001/api/v1/sendInteractiveButtonsMessage?whatsappNumber=14155550101", new { body = "Please choose", buttons = new[] { new { text = "Yes" } } });
        (await waiting).AsArray()[^1]!.Str("text").ShouldBe("Please choose");
        await world.PostAsync($"{Maria}/messages", new { kind = "tap", text = "Yes" });
        foreach (var kind in (string[])["image", "voice", "document", "reaction", "location", "contacts"])
            await world.PostAsync($"{Maria}/messages", new { kind, text = "x" });
        await PostNothingAsync(world, $"{Maria}/take-over", new { @operator = "ann@example.com" });
        await world.PostAsync($"{Maria}/human-writes", new { @operator = "ann@example.com", text = "Ann here" });
        await PostNothingAsync(world, $"{Maria}/status", new { status = "solved" });

        var customer = await world.GetAsync(Maria);
        (customer.Str("status"), customer.Str("assignee")).ShouldBe(("solved", "ann@example.com"));
        var text = await world.Api.GetStringAsync($"{Maria}/transcript.txt", World.Stop);
        text.ShouldContain("Maria: Hi");
        text.ShouldContain("AI agent: Please choose  [Yes]  (read)");
        text.ShouldContain("Ann: Ann here");
        text.ShouldContain("-- The chat has been assigned to Ann by Ann");
    }

    [Fact]
    public async Task make_accounts_with_webhooks_tokens_rules_and_quirks()
    {
        await using var world = await World.StartAsync();
        await world.PostAsync("/_control/accounts", new { tenantId = "1002", token = "t2", newChats = "byHand", operators = new[] { new { name = "Eva", email = "eva@example.com" } } });
        await PutNothingAsync(world, "/_control/accounts/1002/webhook", new { url = world.Receiver.Url, bearer = "b" });
        await PutNothingAsync(world, "/_control/accounts/1002/rules", new { newChats = "toAi", reopenedChats = "keep" });
        await PutNothingAsync(world, "/_control/accounts/1002/quirks", new { channelTypeAsNumber = true, media = "jsonString" });
        await PostNothingAsync(world, "/_control/accounts/1002/tokens", new { token = "t3" });
        await world.PostAsync("/_control/accounts/1002/customers/14155550102/messages", new { kind = "text", text = "Hi" });
        await world.GetAsync("/_control/accounts/1002/deliveries/done");
        world.Receiver.Events[^1].Authorization.ShouldBe("Bearer b");
        world.Receiver.Events[^1].Body["channelType"]!.GetValue<int>().ShouldBe(0);
        (await world.GetAsync("/_control/accounts")).AsArray().Count.ShouldBe(2);
        world.Api.DefaultRequestHeaders.Authorization = new("Bearer", "t3");
        (await world.GetAsync("/1002/api/v1/getContacts"))["contact_list"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task turn_knobs_and_hold_gates()
    {
        await using var world = await World.StartAsync();
        var maria = await world.MariaWritesAsync();
        await PostNothingAsync(world, "/_control/accounts/1001/knobs", new { route = "sendText", fault = "status", status = 429, retryAfterSeconds = 2, times = 1 });
        (await world.GetAsync("/_control/accounts/1001/knobs")).AsArray().Count.ShouldBe(1);
        using var throttled = await world.Api.PostAsync($"/1001/api/v1/sendSessionMessage/{maria.Phone}?messageText=x", null, World.Stop);
        ((int)throttled.StatusCode).ShouldBe(429);

        var gate = await world.PostAsync("/_control/accounts/1001/gates", new { route = "sendText", point = "afterAcceptance" });
        var send = world.SendTextAsync(maria, "Held");
        var held = await world.GetAsync($"/_control/accounts/1001/gates/{gate.Str("id")}/reached?timeoutMs=5000");
        held["arrivals"]!.GetValue<int>().ShouldBe(1);
        maria.Transcript()[^1].Text.ShouldBe("Held");
        await PostNothingAsync(world, $"/_control/accounts/1001/gates/{gate.Str("id")}/release", new { });
        await send;
        var counters = await world.GetAsync("/_control/accounts/1001/counters");
        counters["sendText"]!["requests"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory]
    [InlineData("/_control/accounts/9999", 404)]
    [InlineData("/_control/accounts/1001/customers/nobody", 404)]
    [InlineData("/_control/accounts/1001/gates/none", 404)]
    [InlineData("/_control/accounts/1001/customers/14155550101/transcript/wait?contains=never&timeoutMs=50", 408)]
    public async Task refuse_with_a_reason(string path, int status)
    {
        await using var world = await World.StartAsync();
        using var response = await world.Api.GetAsync(path, World.Stop);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadFromJsonAsync<JsonNode>(World.Stop))!.Str("error").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task script_the_model()
    {
        await using var world = await World.StartAsync();
        using var model = new HttpClient { BaseAddress = world.Vendors.Model.Origin };
        using var script = new StringContent("rule always\n  say Scripted {text}");
        (await model.PutAsync("/_control/scripts/m1", script, World.Stop)).EnsureSuccessStatusCode();
        using var answer = await model.PostAsJsonAsync("/v1/chat/completions", new { model = "m1", messages = new[] { new { role = "user", content = "Hi" } } }, World.Stop);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(World.Stop);
        body!.First("choices")["message"]!.Str("content").ShouldBe("Scripted Hi");
        (await model.GetFromJsonAsync<JsonNode>("/_control/keys/*/requests", World.Stop))!.AsArray().Count.ShouldBe(1);
        using var broken = await model.PutAsync("/_control/scripts/m1", new StringContent("nonsense"), World.Stop);
        ((int)broken.StatusCode).ShouldBe(400);
    }

    private static async Task PostNothingAsync(World world, string path, object body)
    {
        using var response = await world.Api.PostAsJsonAsync(path, body, World.Stop);
        ((int)response.StatusCode).ShouldBe(204);
    }

    private static async Task PutNothingAsync(World world, string path, object body)
    {
        using var response = await world.Api.PutAsJsonAsync(path, body, World.Stop);
        ((int)response.StatusCode).ShouldBe(204);
    }
}
