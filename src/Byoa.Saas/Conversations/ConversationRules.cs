using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Conversations;

/// <summary>Durations of ownership and turns that are the platform's, not a tenant's.</summary>
public sealed class ConversationRules
{
    public const string SectionName = "Conversations";

    /// <summary>After a hand-off, assigned messages within this time are stragglers and do not take the chat back. Seconds, 0 to 600.</summary>
    [Range(0, 600)]
    public int ReassignmentGraceSeconds { get; init; } = 30;

    /// <summary>How often a draft may be dropped because the customer wrote again, before it goes out as it is.</summary>
    [Range(0, 10)]
    public int MostSupersededDrafts { get; init; } = 2;

    public TimeSpan ReassignmentGrace => TimeSpan.FromSeconds(ReassignmentGraceSeconds);
}
