namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>What goes wrong with a request or a webhook.</summary>
public enum Fault
{
    /// <summary>Waits between <see cref="Knob.Delay"/> and <see cref="Knob.DelayUpTo"/>, then goes on as usual.</summary>
    Latency,

    /// <summary>Answers <see cref="Knob.Status"/>; 429 with Retry-After when <see cref="Knob.RetryAfter"/> is set.</summary>
    Status,

    /// <summary>Closes the connection instead of answering.</summary>
    LostAnswer,

    /// <summary>Keeps the connection open without answering for <see cref="Knob.Delay"/>, then closes it.</summary>
    Hang,

    /// <summary>Answers 200 with an HTML page.</summary>
    HtmlPage,

    /// <summary>Answers 200 without a body.</summary>
    EmptyBody,

    /// <summary>Answers 200 with <c>{}</c>.</summary>
    EmptyObject,

    /// <summary>Answers 200 with <c>{"result":false,"info":…}</c>.</summary>
    ResultFalse,

    /// <summary>Answers 200 with JSON that breaks off.</summary>
    MalformedJson,

    /// <summary>Model only: the answer breaks off with <c>finish_reason</c> <c>length</c>.</summary>
    FinishLength,

    /// <summary>Model only: an empty answer with <c>finish_reason</c> <c>content_filter</c>.</summary>
    ContentFilter,

    /// <summary>Webhooks only: the event is delivered twice.</summary>
    Duplicate,

    /// <summary>Webhooks only: the event waits until the next one of its conversation was delivered.</summary>
    Reorder,

    /// <summary>Webhooks only: the event leaves its place in the order and comes after <see cref="Knob.Delay"/>.</summary>
    Delay,

    /// <summary>Webhooks only: the receiver's answer is thrown away, so the event comes again.</summary>
    DropAnswer,
}

/// <summary>One setting of misbehaviour, for one class of routes.</summary>
public sealed record Knob(string Route, Fault Fault)
{
    /// <summary>Applies only to requests that name this in their address or body: a customer's number, a conversation. Null for all.</summary>
    public string? Naming { get; init; }

    /// <summary>How many requests it applies to; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>Chance, 0 to 1, that it applies to a request; decided by the simulator's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>True: the request takes effect before it goes wrong. False: it has no effect.</summary>
    public bool AfterAcceptance { get; init; }

    /// <summary>The HTTP status of <see cref="Fault.Status"/>.</summary>
    public int Status { get; init; } = 500;

    /// <summary>Named in the answer of a 429; in whole seconds.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Length of a latency, hang or delay.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Upper end of a random latency.</summary>
    public TimeSpan? DelayUpTo { get; init; }

    /// <summary>Wording of a business failure.</summary>
    public string? Info { get; init; }

    public static Knob Latency(string route, TimeSpan from, TimeSpan? upTo = null) => new(route, Fault.Latency) { Delay = from, DelayUpTo = upTo };

    public static Knob TooManyRequests(string route, TimeSpan? retryAfter = null, int? times = 1) =>
        new(route, Fault.Status) { Status = 429, RetryAfter = retryAfter, Times = times };

    public static Knob Unauthorized(string route, int? times = 1) => new(route, Fault.Status) { Status = 401, Times = times };

    public static Knob ErrorBeforeAcceptance(string route, int? times = 1, int status = 500) =>
        new(route, Fault.Status) { Status = status, Times = times };

    public static Knob ErrorAfterAcceptance(string route, int? times = 1, int status = 500) =>
        new(route, Fault.Status) { Status = status, AfterAcceptance = true, Times = times };

    public static Knob LostAnswer(string route, int? times = 1) => new(route, Fault.LostAnswer) { AfterAcceptance = true, Times = times };

    public static Knob Hang(string route, TimeSpan time, int? times = 1) => new(route, Fault.Hang) { AfterAcceptance = true, Delay = time, Times = times };

    public static Knob HtmlPage(string route, int? times = 1) => new(route, Fault.HtmlPage) { Times = times };

    public static Knob ResultFalse(string route, string info, int? times = 1) => new(route, Fault.ResultFalse) { Info = info, Times = times };
}
