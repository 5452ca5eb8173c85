namespace Byoa.Saas.Wati.Limits;

/// <summary>What asking for a call came to. A closed family.</summary>
public abstract record Admission
{
    private Admission() { }

    /// <summary>The slot has come.</summary>
    public sealed record Given(WatiPermit Permit) : Admission;

    /// <summary>No slot is free within the time one would wait; ask again after <paramref name="Wait"/>.</summary>
    public sealed record Later(TimeSpan Wait) : Admission
    {
        /// <summary>Only the tenant's own calls stand before it: Wati takes the class, and the line moves. Otherwise the class rests for a 429.</summary>
        public bool IsInLine { get; init; }
    }
}

/// <summary>Leave for one call, in the slot it was given.</summary>
public sealed class WatiPermit
{
    internal WatiPermit(WatiSlot slot, long givenAt) => (Slot, GivenAt) = (slot, givenAt);

    internal WatiSlot Slot { get; }

    /// <summary>By the clock's timestamps.</summary>
    internal long GivenAt { get; }
}
