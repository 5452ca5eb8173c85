using Byoa.Saas.Alerts;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Specs.Events;

/// <summary>One value of every event, with every member filled. The golden files are these.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 12, 30, 15, 250, TimeSpan.Zero);

    private static readonly CustomerMessage Message = new(
        "64f0000000000000000000a1", MessageKind.Image, "My shoes", new Attachment("data/images/shoes.jpg", "image/jpeg", "shoes.jpg", "image"),
        "wamid.customer", "wamid.quoted", "64f0000000000000000000b1", At);

    private static readonly Effect[] Effects =
    [
        new Effect.SendText("effect-1", "Hello *Maria*", "wamid.customer"),
        new Effect.SendChoices("effect-2", "Which size?", ["41", "42"], "Sizes"),
        new Effect.SetAttributes("effect-3", new Dictionary<string, string> { ["Shoe_Size"] = "42" }),
        new Effect.Assign("effect-4", "ann@shop.example", ["Sales"]),
        new Effect.Resolve("effect-5"),
    ];

    public static IReadOnlyList<object> All { get; } =
    [
        new CustomerMessageReceived(Message, At),
        new CustomerAddressed(new Address("4915100000001", "DE.1234", "4930000000", "channel-1", "whatsapp"), "Maria", At),
        new AgentNamed("Radhaus AI", At),
        new CustomerReacted("reaction-1", "👍", "wamid.ours", At),
        new ColleagueWrote("64f0000000000000000000a2", "ann", "I will look into it", At),
        new AgentTookChat(1, Codes.AssignedMessage, "64f0000000000000000000b1", At),
        new HistoryOutdated(Codes.NewTicket, "64f0000000000000000000b2", At),
        new OwnershipDoubted(At),
        new ReassignmentNoticed("64f0000000000000000000b1", At),
        new ReassignmentDismissed(Codes.AssignedToColleague, At),
        new AgentStoodDown(2, "ann", Codes.TakenOver, At),
        new AgentPaused(2, "ann", Codes.ColleagueWrote, At.AddMinutes(10), At),
        new PauseSet(At.AddMinutes(-1), At.AddMinutes(10), At),
        new TakeOverRenewed("ann", Codes.TakenOver, At),
        new BreakerTripped(Codes.CustomerFlood, At),
        new HandedToPerson("handoff-1", 2, Codes.Keyword, "ann@shop.example", ["Sales"], "Wants a refund.", Effects, At),
        new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("effect-5")], At),
        new TurnStarted("turn-1", 1, At),
        new HistoryImported("turn-1", [new PastMessage(true, "ann", "Welcome", At)], [Message], ["64f0000000000000000000a0"], "unknown", At),
        new ContactRead("turn-1", "Maria", new Dictionary<string, string> { ["Shoe_Size"] = "42" }, "unknown", At),
        new MediaRead("turn-1", "64f0000000000000000000a1", new MediaContent.DocumentText("terms.pdf", "Terms", true), At),
        new ModelCallClaimed("turn-1", "call-1", "runner-1", ["64f0000000000000000000a1"], At),
        new ModelAnswered(
            "turn-1", "call-1", "gpt-5-mini", "One moment", [new ToolCall("tool-1", "offer_choices", """{"text":"Which size?"}""")], "tool_calls",
            new TokenUsage(1_200, 34), At),
        new ModelCallFailed("turn-1", "call-1", FaultCategory.RateLimited, Codes.ModelRateLimited, TimeSpan.FromSeconds(2.5), At),
        new ModelFellBack("turn-1", "gpt-5-nano", Codes.ModelCircuitOpen, At),
        new ToolCallClaimed("turn-1", "tool-1", "runner-1", At),
        new ToolCallFinished("turn-1", "tool-1", "offer_choices", true, "The choices will be sent.", At),
        new DraftSuperseded("turn-1", "call-1", At),
        new DraftExpired("turn-1", "call-1", At),
        new TemplateDecided(
            "reply-2", 1, ["64f0000000000000000000a1"], [new Effect.SendTemplate("effect-6", "follow_up", "follow_up_closed_window", new Dictionary<string, string> { ["name"] = "Maria" })], At),
        new ReplyDecided("turn-1", "reply-1", 1, ["64f0000000000000000000a1"], Effects, At),
        new TurnEnded("turn-1", TurnOutcome.Replied, Codes.Answered, At),
        new EffectClaimed("effect-1", 1, "runner-1", At),
        new EffectAccepted("effect-1", "64f0000000000000000000c1", "wamid.ours", true, At),
        new EffectRefused("effect-1", "window_closed", "Ticket has been expired", At),
        new EffectDeferred("effect-1", Codes.Throttled, At.AddSeconds(7), At),
        new EffectUncertain("effect-1", "timeout", At),
        new EffectFoundAbsent("effect-1", At),
        new EffectAbandoned("effect-1", Codes.OwnerChanged, At),
        new DeliveryReported("effect-1", "64f0000000000000000000c1", DeliveryStatus.Failed, "131047", "Re-engagement message", At),
        new AlertRaised(AlertKinds.AssignmentRefused, "64f0000000000000000000d1", "Give the chat to somebody by hand.", At),
        new AlertCleared(At),
        new WatiAccessRefused("sends", At),
        new WatiProbeAimed("chat-1", At),
        new WatiProbeFailed(2, true, At.AddSeconds(15), At),
        new WatiProbeRenewed(4, At),
        new WatiAccessRestored(At),
        new WatiTokenReplaced(At),
        new WatiScopeConfirmed("others", At),
    ];
}
