using System.Globalization;
using DbUp.Engine.Output;

namespace Byoa.Saas.Operations.Migrations;

/// <summary>Says on the console what a person running the migration wants to know.</summary>
internal sealed class MigrationLog : IUpgradeLog
{
    public void LogTrace(string format, params object[] args) { }

    public void LogDebug(string format, params object[] args) { }

    public void LogInformation(string format, params object[] args) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void LogWarning(string format, params object[] args) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void LogError(string format, params object[] args) => Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void LogError(Exception ex, string format, params object[] args) => LogError(format, args);
}
