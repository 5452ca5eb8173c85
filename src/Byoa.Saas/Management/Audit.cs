using Byoa.Saas.Platform;

namespace Byoa.Saas.Management;

/// <summary>Who changed what: one line an action, ids only.</summary>
internal sealed partial class Audit(ILogger<Audit> logger)
{
    public void Write(Caller caller, string action, string subject) => LogAction(caller.Name, action, subject);

    [LoggerMessage(LogLevel.Information, "Audit: {Caller} did {Action} to {Subject}")]
    private partial void LogAction(string caller, string action, string subject);
}
