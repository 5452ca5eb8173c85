namespace Byoa.Postgres.Npm;

/// <summary>The npm package cannot be had or is not what was published.</summary>
internal sealed class PackageException(string message) : Exception(message);
