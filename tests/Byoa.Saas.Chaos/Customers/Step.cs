namespace Byoa.Saas.Chaos.Customers;

/// <summary>One thing that happens in a planned conversation. A closed family.</summary>
internal abstract record Step
{
    private Step() { }

    /// <param name="Form">What kind of message.</param>
    /// <param name="Words">What it says besides its token.</param>
    public sealed record Write(MessageForm Form, string Words) : Step;

    /// <summary>A question of days ago is told only now, in a chat that becomes the agent's with it: the session window is closed.</summary>
    public sealed record WriteLate(string Words, TimeSpan Ago) : Step;

    public sealed record React(string Emoji) : Step;

    public sealed record Pause(TimeSpan Time) : Step;

    /// <summary>Waits for any answer, but not for ever: customers write again.</summary>
    public sealed record AwaitAnswer(TimeSpan Most) : Step;

    /// <summary>A person takes the chat.</summary>
    public sealed record TakeOver(Telling Telling) : Step;

    /// <summary>The person writes in the team inbox.</summary>
    public sealed record ColleagueWrites : Step;

    /// <summary>The chat is the agent's again, if a person had it.</summary>
    public sealed record GiveBack(Telling Telling) : Step;

    /// <summary>A person closes the chat in the team inbox.</summary>
    public sealed record Solve : Step;
}

internal enum MessageForm { Text, Image, Voice, Document }

/// <summary>Who is told of a change of owner.</summary>
internal enum Telling
{
    /// <summary>Wati alone: the agent cannot know at once.</summary>
    Wati,

    /// <summary>The platform alone: at Wati the chat stays assigned to the agent.</summary>
    Platform,

    /// <summary>Wati first, then the platform.</summary>
    Both,
}
