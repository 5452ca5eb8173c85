using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Whether a look is to be made, and may. A closed family.</summary>
public abstract record LeaveToLook
{
    private LeaveToLook() { }

    /// <summary>Nothing more is to be seen than this.</summary>
    public sealed record NotNeeded(Sighting Sighting) : LeaveToLook;

    /// <summary>Nobody may look yet, and nothing is said before a look.</summary>
    public sealed record Later(TimeSpan Wait) : LeaveToLook;

    /// <param name="Permit">For one look.</param>
    /// <param name="IsCareful">Whether the agent would rather wait than speak without a look.</param>
    /// <param name="AgentEmail">The AI operator's e-mail, if the tenant told us.</param>
    public sealed record Given(WatiPermit Permit, bool IsCareful, string? AgentEmail) : LeaveToLook;
}

/// <summary>What a look at who has the chat came to. A closed family.</summary>
public abstract record Sighting
{
    private Sighting() { }

    /// <summary>No word of the agent's own: a hand-over's last words, or no message at all.</summary>
    public sealed record NothingToCheck : Sighting;

    /// <summary>The agent's, as Wati last showed at <paramref name="SeenAt"/>: by a message it pushed, or by its history.</summary>
    public sealed record Ours(DateTimeOffset SeenAt) : Sighting
    {
        /// <summary>Later than this nothing is said upon it without another look; null when none would be made.</summary>
        public DateTimeOffset? CountsUntil { get; init; }
    }

    /// <summary>Nothing was to be seen: nothing is said before a look.</summary>
    public sealed record Unknown(TimeSpan Wait) : Sighting;

    /// <summary>A person had taken it: the agent stands down, and what it owed is given up by the steps that follow.</summary>
    public sealed record Gone : Sighting;
}
