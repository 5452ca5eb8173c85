namespace Byoa.Saas.Tests;

/// <summary>The one time-out: long enough for a busy machine, since nothing waits for it unless something is wrong.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(45);
}
