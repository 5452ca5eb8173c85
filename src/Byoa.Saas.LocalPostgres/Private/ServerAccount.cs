namespace Byoa.Postgres.Private;

/// <summary>The account the server runs under: PostgreSQL refuses to run as root.</summary>
internal static class ServerAccount
{
    private static readonly string[] Candidates = ["postgres", "_postgres", "nobody"];

    public static bool ThisProcessIsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Null means our own account.</summary>
    /// <exception cref="ServerStartException">We are root and there is no lesser account.</exception>
    public static string? Choose()
    {
        if (!ThisProcessIsRoot)
            return null;

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return Candidates.FirstOrDefault(known.Contains)
            ?? throw new ServerStartException("PostgreSQL does not run as root, and there is neither an account postgres nor nobody.");
    }
}
