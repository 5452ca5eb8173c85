namespace Byoa.Postgres.Ways;

/// <summary>What trying a way led to.</summary>
internal abstract record WayOutcome
{
    private WayOutcome() { }

    public sealed record Opened(IServer Server) : WayOutcome;

    /// <param name="Reason">One sentence for people, with what would open the way where that is known.</param>
    public sealed record Closed(string Reason) : WayOutcome;
}
