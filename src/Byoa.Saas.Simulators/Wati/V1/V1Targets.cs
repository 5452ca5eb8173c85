using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>Finds the conversation a V1 call means: in the path, in the query, or in the body.</summary>
internal static class V1Targets
{
    public static Conversation? InPath(WatiCall call) => Find(call, call.Route("target"), call.Query("channelPhoneNumber"));

    /// <summary><c>target</c> wins over <c>whatsappNumber</c>.</summary>
    public static string? InQuery(WatiCall call) => call.Query("target") ?? call.Query("whatsappNumber");

    public static string? InBody(JsonNode body) => body.Text("target") ?? body.Text("whatsappNumber");

    /// <summary>V1 takes the open conversation, or the latest, where several fit.</summary>
    public static Conversation? Find(WatiCall call, string? target, string? channel) =>
        Targets.Conversation(call.Book, target, contactIds: true, channel) switch
        {
            TargetMatch.One one => one.Conversation,
            TargetMatch.Several several => several.Conversations.MaxBy(c => c.LastInbound ?? DateTimeOffset.MinValue),
            _ => null,
        };

    public static Answer Missing() => Answer.Refused(400, new { result = false, info = "Either whatsappNumber or target is required." });

    public static Answer Unknown() => V1Answers.Fail("Invalid Contact.");
}
