using System.Runtime.CompilerServices;
using System.Text.Json;
using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Hosting;
using Byoa.Saas.Wati.Access;
using Microsoft.Extensions.Configuration;

namespace Byoa.Saas.Specs.Events;

public sealed class Frozen_shapes_of_events
{
    /// <summary>The environment variable that, set to 1, writes golden files that are missing; it never changes one.</summary>
    private const string Switch = "BYOA_ADD_GOLDEN_EVENTS";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<Type> EventTypes = [.. ConversationsModule.EventTypes, .. AlertsModule.EventTypes, .. AccessModule.EventTypes];

    public static TheoryData<string> Names => [.. Samples.All.Select(NameOf)];

    [Theory, MemberData(nameof(Names))]
    public void an_event_is_stored_as_its_golden_file_says(string name)
    {
        var stored = Pretty(StoredForm.Json(Sample(name)));
        if (!File.Exists(PathOf(name)) && new ConfigurationBuilder().AddEnvironmentVariables().Build()[Switch] == "1")
            File.WriteAllText(PathOf(name), stored);

        File.Exists(PathOf(name)).ShouldBeTrue(
            $"The event {name} has no golden file. Run the specs once with {Switch}=1 in the environment to write it, and review it: it is final once shipped.");
        stored.ShouldBe(File.ReadAllText(PathOf(name)), $"A shipped event is never edited. Restore {name}, or add another event beside it.");
    }

    [Theory, MemberData(nameof(Names))]
    public void a_golden_file_reads_back_as_the_same_event(string name)
    {
        var sample = Sample(name);
        var read = StoredForm.Read(sample.GetType(), File.ReadAllText(PathOf(name)));

        Pretty(StoredForm.Json(read)).ShouldBe(Pretty(StoredForm.Json(sample)));
    }

    [Fact]
    public void every_event_has_a_sample_and_no_golden_file_is_left_over()
    {
        Samples.All.Select(sample => sample.GetType()).ShouldBe(EventTypes, ignoreOrder: true);
        Directory.GetFiles(Folder(), "*.json").Select(Path.GetFileNameWithoutExtension).ShouldBe(Samples.All.Select(NameOf), ignoreOrder: true);
    }

    [Fact]
    public void the_names_under_which_events_are_stored_are_frozen() => EventTypes.Select(NameOf).ShouldBe(
        [
            "agent_named", "agent_paused", "agent_stood_down", "agent_took_chat", "alert_cleared", "alert_raised", "breaker_tripped", "colleague_wrote",
            "contact_read", "conversation_resolved", "customer_addressed", "customer_message_received", "customer_reacted", "delivery_reported",
            "draft_expired", "draft_superseded", "effect_abandoned", "effect_accepted", "effect_claimed", "effect_deferred", "effect_found_absent",
            "effect_refused", "effect_uncertain", "handed_to_person", "history_imported", "history_outdated", "media_read", "model_answered", "ownership_doubted",
            "model_call_claimed", "model_call_failed", "model_fell_back", "pause_set", "reassignment_dismissed", "reassignment_noticed", "reply_decided",
            "take_over_renewed", "template_decided", "tool_call_claimed", "tool_call_finished", "turn_ended", "turn_started",
            "wati_access_refused", "wati_access_restored", "wati_probe_aimed", "wati_probe_failed", "wati_probe_renewed", "wati_scope_confirmed", "wati_token_replaced",
        ],
        ignoreOrder: true);

    [Fact]
    public void a_sample_leaves_no_member_empty()
    {
        foreach (var sample in Samples.All)
        {
            using var json = JsonDocument.Parse(StoredForm.Json(sample));
            json.RootElement.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Null).Select(member => member.Name)
                .ShouldBeEmpty(sample.GetType().Name);
        }
    }

    [Fact]
    public void discriminators_may_stand_anywhere_since_the_database_orders_members_itself()
    {
        var read = StoredForm.Read<ConversationResolved>("""{"epoch":1,"reason":"answered","effects":[{"id":"e1","do":"resolve"}],"at":"2026-03-02T12:00:00+00:00"}""");

        read.Effects.ShouldBe([new Effect.Resolve("e1")]);
    }

    private static object Sample(string name) => Samples.All.Single(sample => NameOf(sample) == name);

    private static string NameOf(object happened) => NameOf(happened.GetType());

    private static string NameOf(Type type) => StoredForm.EventName(type);

    private static string Pretty(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json), Indented) + "\n";

    private static string PathOf(string name) => Path.Combine(Folder(), $"{name}.json");

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
