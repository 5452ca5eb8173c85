using System.ClientModel;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Tests.Support;
using OpenAI.Chat;

namespace Byoa.Saas.Simulators.Tests.Model;

public sealed class Behaviour_of_the_model
{
    private static readonly ChatMessage[] Hi = [new UserChatMessage("Hi")];

    [Fact]
    public async Task an_answer_has_the_shape_of_openais()
    {
        await using var world = await ModelWorld.StartAsync();
        using var http = new HttpClient { BaseAddress = world.Vendors.Model.Origin };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "sk-1");
        using var response = await http.PostAsJsonAsync("/v1/chat/completions", new { model = "m", messages = new[] { new { role = "user", content = "Hi" } } }, ModelWorld.Stop);
        var body = (await response.Content.ReadFromJsonAsync<JsonNode>(ModelWorld.Stop))!;
        body.ShouldContainFields("id", "object", "created", "model", "choices", "usage");
        body.First("choices").ShouldHaveFields("index", "message", "logprobs", "finish_reason");
        body.First("choices")["message"].ShouldHaveFields("role", "content", "refusal");
        body["usage"].ShouldContainFields("prompt_tokens", "completion_tokens", "total_tokens");
        (await http.GetFromJsonAsync<JsonNode>("/v1/models", ModelWorld.Stop))!.ShouldHaveFields("object", "data");
    }

    [Fact]
    public async Task usage_is_counted_per_key_and_requests_are_recorded()
    {
        await using var world = await ModelWorld.StartAsync();
        var answer = await world.AskAsync(Hi, "some_tool");
        answer.Usage.InputTokenCount.ShouldBe(world.Key.PromptTokens);
        answer.Usage.OutputTokenCount.ShouldBe(world.Key.CompletionTokens);
        world.Key.Counters["chat"].Accepted.ShouldBe(1);
        world.Key.Requests[0].Body["tools"]![0]!["function"]!.Str("name").ShouldBe("some_tool");
    }

    [Fact]
    public async Task a_stream_says_the_same()
    {
        await using var world = await ModelWorld.StartAsync();
        ChatMessage[] messages = [new SystemChatMessage(ModelWorld.BikeShop), new UserChatMessage("Where are you?")];
        var said = "";
        ChatFinishReason? reason = null;
        await foreach (var update in world.Chat().CompleteChatStreamingAsync(messages, cancellationToken: ModelWorld.Stop))
        {
            said += string.Concat(update.ContentUpdate.Select(c => c.Text));
            reason ??= update.FinishReason;
        }

        said.ShouldBe("You find us at Lindenstraße 12, with parking in the yard.");
        reason.ShouldBe(ChatFinishReason.Stop);
    }

    [Fact]
    public async Task an_unknown_key_is_refused_once_keys_are_configured()
    {
        await using var world = await ModelWorld.StartAsync();
        var refused = await Should.ThrowAsync<ClientResultException>(() => world.Chat("sk-other").CompleteChatAsync(Hi, cancellationToken: ModelWorld.Stop));
        refused.Status.ShouldBe(401);
        world.Vendors.Model.RemoveKey("sk-1");
        await world.Chat("sk-other").CompleteChatAsync(Hi, cancellationToken: ModelWorld.Stop);
        world.Vendors.Model.Anybody.Counters["chat"].Requests.ShouldBe(1);
    }

    [Fact]
    public async Task finish_reasons_can_be_forced()
    {
        await using var world = await ModelWorld.StartAsync();
        world.Key.Knobs.Set(new Knob("chat", Fault.FinishLength) { Times = 1 });
        world.Key.Knobs.Set(new Knob("chat", Fault.ContentFilter) { Times = 1 });
        (await world.AskAsync(Hi)).FinishReason.ShouldBe(ChatFinishReason.Length);
        (await world.AskAsync(Hi)).FinishReason.ShouldBe(ChatFinishReason.ContentFilter);
        (await world.AskAsync(Hi)).FinishReason.ShouldBe(ChatFinishReason.Stop);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task statuses_can_be_forced(int status)
    {
        await using var world = await ModelWorld.StartAsync();
        world.Key.Knobs.Set(new Knob("chat", Fault.Status) { Status = status, Times = 1 });
        var failed = await Should.ThrowAsync<ClientResultException>(() => world.AskAsync(Hi));
        failed.Status.ShouldBe(status);
    }

    [Fact]
    public async Task answers_can_be_lost_or_broken_after_they_were_paid_for()
    {
        await using var world = await ModelWorld.StartAsync();
        world.Key.Knobs.Set(Knob.LostAnswer("chat"));
        await Should.ThrowAsync<Exception>(() => world.AskAsync(Hi));
        world.Key.Knobs.Set(new Knob("chat", Fault.MalformedJson) { Times = 1, AfterAcceptance = true });
        await Should.ThrowAsync<Exception>(() => world.AskAsync(Hi));
        world.Key.Counters["chat"].Accepted.ShouldBe(2);
        world.Key.PromptTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task calls_held_at_once_are_counted()
    {
        await using var world = await ModelWorld.StartAsync();
        using var first = world.Key.Hold("chat", GatePoint.BeforeAcceptance);
        var one = world.AskAsync(Hi);
        await first.Reached.WaitAsync(ModelWorld.Stop);
        using var second = world.Key.Hold("chat", GatePoint.AfterAcceptance);
        var two = world.AskAsync(Hi);
        await second.Reached.WaitAsync(ModelWorld.Stop);
        world.Key.Counters["chat"].ShouldSatisfyAllConditions(c => c.InFlight.ShouldBe(2), c => c.MaxConcurrency.ShouldBe(2), c => c.Accepted.ShouldBe(1));
        first.Release();
        second.Release();
        await Task.WhenAll(one, two);
    }
}
