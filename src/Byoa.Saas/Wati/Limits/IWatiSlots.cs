namespace Byoa.Saas.Wati.Limits;

/// <summary>The slots of calls, over all replicas: of one tenant and class, no ten seconds hold more of them than are allowed.</summary>
internal interface IWatiSlots
{
    /// <summary>Takes the next slot, unless it lies further away than <paramref name="patience"/>: then nothing is taken.</summary>
    Task<WatiSlot> ReserveAsync(string tenant, WatiCallClass kind, int allowance, TimeSpan patience, CancellationToken cancellation);

    /// <summary>Whether Wati throttled the class after the slot was given: then the slot is void.</summary>
    Task<bool> IsVoidAsync(string tenant, WatiCallClass kind, WatiSlot slot, CancellationToken cancellation);

    /// <summary>Wati throttled the call of this slot: none comes before <paramref name="wait"/> is over, and then one after the other instead of all at once.</summary>
    Task PutOffAsync(string tenant, WatiCallClass kind, int allowance, WatiSlot slot, TimeSpan wait, CancellationToken cancellation);

    /// <summary>Wati accepts calls of the class again.</summary>
    Task ResumeAsync(string tenant, WatiCallClass kind, CancellationToken cancellation);

    /// <summary>Every tenant's classes that Wati has throttled since it last accepted a call.</summary>
    Task<IReadOnlyList<ThrottledClass>> ThrottledAsync(CancellationToken cancellation);
}

/// <param name="Tenant">Whose.</param>
/// <param name="Name">The class's name.</param>
/// <param name="For">From the first 429 to the last; while nobody calls it does not grow.</param>
internal sealed record ThrottledClass(string Tenant, string Name, TimeSpan For);

/// <summary>When a call may begin.</summary>
/// <param name="At">The slot, by the database's clock.</param>
/// <param name="Wait">How far away it was when it was asked for.</param>
/// <param name="IsGiven">Whether it was taken.</param>
/// <param name="Refusals">How often in a row Wati had throttled the class.</param>
/// <param name="ThrottledFor">Since when it does; null when it does not.</param>
internal sealed record WatiSlot(DateTimeOffset At, TimeSpan Wait, bool IsGiven, int Refusals, TimeSpan? ThrottledFor);
