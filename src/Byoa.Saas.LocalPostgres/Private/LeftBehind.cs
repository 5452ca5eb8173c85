namespace Byoa.Postgres.Private;

/// <summary>Clears servers whose owner was killed together with its keeper.</summary>
internal static class LeftBehind
{
    /// <summary>Acts with the account's rights only, since anyone may put a folder into a temporary folder.</summary>
    public static async Task ClearAsync(
        IReadOnlyList<string> parents, ServerBinaries binaries, string? account, Action<string> log, CancellationToken cancellation)
    {
        foreach (var folder in PrivateFolder.LeftBehind(parents))
        {
            log($"PostgreSQL: clearing {folder.Root}, left behind by a killed run");
            await new PostgresControl(binaries, folder, account).TryStopAsync(cancellation);
            await folder.RemoveAsync(account, cancellation);
        }
    }
}
