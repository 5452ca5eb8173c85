namespace Byoa.Postgres.Private;

/// <summary>These server programs cannot be brought to run here; others may.</summary>
internal sealed class ServerStartException(string message) : Exception(message);
