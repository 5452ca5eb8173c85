using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.Conversations;

/// <summary>Pasts of a conversation, in the words one would tell them in. Each builds upon the one before.</summary>
internal static class World
{
    public const string Chat = "64f000000000000000000001";
    public const string Model = "gpt-5-mini";

    public static DateTimeOffset Noon { get; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static Address Phone { get; } = new("4915100000001", null, "4930000000", null, "whatsapp");

    public static Effect.SendText Reply { get; } = new("e1", "Hello Maria", null);

    public static Effect.SendTemplate Template { get; } = new("e9", "follow_up", "follow_up_closed_window", new Dictionary<string, string> { ["name"] = "Maria" });

    /// <summary>The customer's last message is from noon: the session window is closed.</summary>
    public static DateTimeOffset NextDay { get; } = Noon.AddHours(25);

    public static Effect.SendText Word { get; } = new("h1-word", "A colleague will be with you.", null);

    public static Effect.Assign Assignment { get; } = new("h1-assign", "ann@shop.example", []);

    public static DateTimeOffset Seconds(double after) => Noon.AddSeconds(after);

    public static CustomerMessage Text(string id, string text = "Hi", DateTimeOffset? sentAt = null) =>
        new(id, MessageKind.Text, text, null, $"wamid.{id}", null, null, sentAt ?? Noon);

    public static CustomerMessage Photo(string id) =>
        new(id, MessageKind.Image, null, new Attachment($"data/{id}.jpg", "image/jpeg", null, "image"), null, null, null, Noon);

    /// <summary>As Wati sends it for a chat of the agent's.</summary>
    public static CustomerMessageReceived Wrote(string id, string text = "Hi", DateTimeOffset? at = null) => new(Text(id, text, at), at ?? Noon) { AsTheAgents = true };

    public static ReceiveMessage Receive(string id, ChatHolder holder = ChatHolder.Agent, DateTimeOffset? sentAt = null) =>
        new(Chat, Text(id, sentAt: sentAt), Address.None, null, holder);

    /// <summary>A global webhook told of the chat; it is not the agent's.</summary>
    public static IConversationEvent[] Seen() => [Wrote("m0") with { AsTheAgents = false }];

    public static IConversationEvent[] WithAgent() => [new AgentTookChat(1, Codes.ChatAssigned, "ticket-1", Noon)];

    public static IConversationEvent[] TurnRuns() =>
        [new AgentTookChat(1, Codes.AssignedMessage, "ticket-1", Noon), Wrote("m1"), new TurnStarted("t1", 1, Noon)];

    public static IConversationEvent[] HistoryRead() => [.. TurnRuns(), new HistoryImported("t1", [], [], [], null, Noon)];

    public static IConversationEvent[] ModelAsked() =>
    [
        .. HistoryRead(),
        new ContactRead("t1", "Maria", new Dictionary<string, string>(), null, Noon),
        new ModelCallClaimed("t1", "c1", "runner-1", ["m1"], Noon),
    ];

    public static IConversationEvent[] ModelSpoke(string text = "Hello Maria") => [.. ModelAsked(), Answer("c1", text)];

    public static IConversationEvent[] ToolAsked(params IReadOnlyList<ToolCall> calls) => [.. ModelAsked(), Answer("c1", null, calls)];

    public static ModelAnswered Answer(string call, string? text, params IReadOnlyList<ToolCall> tools) =>
        new("t1", call, Model, text, tools, tools.Count > 0 ? "tool_calls" : "stop", new TokenUsage(120, 12), Noon);

    public static ReplyDecided Decided(params IReadOnlyList<Effect> effects) => new("t1", "reply-1", 1, ["m1"], effects, Noon);

    public static TurnEnded Replied() => new("t1", TurnOutcome.Replied, Codes.Answered, Noon);

    public static IConversationEvent[] ReplyOwed(params IReadOnlyList<Effect> effects) =>
        [.. ModelSpoke(), Decided(effects.Count > 0 ? effects : [Reply]), Replied()];

    public static IConversationEvent[] ReplyClaimed() => [.. ReplyOwed(), new EffectClaimed("e1", 1, "runner-1", Noon)];

    public static IConversationEvent[] ReplySent() => [.. ReplyClaimed(), new EffectAccepted("e1", "wati-1", "wamid.e1", false, Noon)];

    public static IConversationEvent[] TemplateOwed() =>
        [.. HistoryRead(), new TemplateDecided("reply-9", 1, ["m1"], [Template], NextDay), new TurnEnded("t1", TurnOutcome.Replied, Codes.TemplateSent, NextDay)];

    public static IConversationEvent[] TemplateClaimed() => [.. TemplateOwed(), new EffectClaimed("e9", 1, "runner-1", NextDay)];

    public static IConversationEvent[] TemplateSent() => [.. TemplateClaimed(), new EffectAccepted("e9", null, null, false, NextDay)];

    public static IConversationEvent[] HandedOver() =>
    [
        .. TurnRuns(),
        new TurnEnded("t1", TurnOutcome.HandedOver, Codes.Keyword, Noon),
        new HandedToPerson("h1", 2, Codes.Keyword, "ann@shop.example", [], "Wants a refund.", [Word, Assignment], Noon),
    ];

    public static IConversationEvent[] LastWordsUnderWay() => [.. HandedOver(), new EffectClaimed(Word.Id, 1, "runner-1", Noon)];

    public static IConversationEvent[] TakenOver(string? by = "ann") =>
        [.. TurnRuns(), new TurnEnded("t1", TurnOutcome.Silent, Codes.TakenOver, Noon), new AgentStoodDown(2, by, Codes.TakenOver, Noon)];

    /// <summary>Until ten minutes past noon.</summary>
    public static IConversationEvent[] Asleep() =>
        [.. TurnRuns(), new TurnEnded("t1", TurnOutcome.Silent, Codes.ColleagueWrote, Noon), new AgentPaused(2, "ann", Codes.ColleagueWrote, Noon.AddMinutes(10), Noon)];

    /// <summary>A flood was noticed; nobody has the chat in hand yet.</summary>
    public static IConversationEvent[] Stopped() =>
        [.. TurnRuns(), new TurnEnded("t1", TurnOutcome.HandedOver, Codes.CustomerFlood, Noon), new BreakerTripped(Codes.CustomerFlood, Noon)];

    public static IConversationEvent[] Questioned() => [.. HandedOver(), new ReassignmentNoticed("ticket-2", Seconds(40))];

    /// <summary>The reply and the closing are still owed.</summary>
    public static IConversationEvent[] Resolved() =>
        [.. ReplyOwed(), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e1-resolve")], Noon)];

    /// <summary>Nothing is owed any more.</summary>
    public static IConversationEvent[] Closed() =>
        [.. ReplySent(), new ConversationResolved(1, Codes.ResolvedByAgent, [new Effect.Resolve("e1-resolve")], Noon), new EffectAccepted("e1-resolve", null, null, false, Noon)];
}
