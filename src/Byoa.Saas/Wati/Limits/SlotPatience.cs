namespace Byoa.Saas.Wati.Limits;

/// <summary>
/// How far away a slot may lie that a call takes. That is the order of those who wait: the line of taken slots reaches as far as the most patient
/// go, and whoever takes only a nearer one comes after them.
/// </summary>
public static class SlotPatience
{
    /// <summary>Who gives way takes what lies nearer than this part of the others' patience: grown to the full, half of theirs.</summary>
    private const int Share = 4;

    private static readonly TimeSpan GrownAfter = TimeSpan.FromMinutes(5);

    /// <param name="account">Whose call, with who makes it.</param>
    /// <param name="longest">The platform's patience.</param>
    public static TimeSpan Of(WatiAccount account, TimeSpan longest) => Grown(account.GivesWay ? longest / Share : longest, account.Waited);

    /// <summary>Up to twice the patience, so that whoever has waited for long is not overtaken by those who have just come.</summary>
    /// <param name="patience">Of one who has just come.</param>
    /// <param name="waited">For how long it was waited in vain.</param>
    public static TimeSpan Grown(TimeSpan patience, TimeSpan waited) => patience * (1 + Math.Clamp(waited / GrownAfter, 0, 1));
}
