namespace Byoa.Saas.Demo.Stage;

/// <summary>The demo cannot go on; the message says why and what to do.</summary>
internal sealed class StageException(string message, string remedy)
    : Exception($"{message}{Environment.NewLine}{Environment.NewLine}What helps: {remedy}");
