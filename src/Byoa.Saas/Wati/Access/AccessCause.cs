using Byoa.Saas.Alerts;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Access;

/// <summary>A raising and a clearing leave with different events, and one that must be repeated may come after the other: what the stream says counts.</summary>
internal sealed class AccessCause(AccessPause access, IOptions<AccessOptions> options) : IAlertCause
{
    public IReadOnlyList<string> Kinds { get; } = [AlertKinds.WatiTokenRefused, AlertKinds.WatiScopeMissing];

    public async Task<bool> StandsAsync(OpenAlert alert, CancellationToken cancellation) =>
        Stands(alert, await access.LoadAsync(alert.Tenant, cancellation), options.Value);

    internal static bool Stands(OpenAlert alert, WatiAccess access, AccessOptions options) => alert.Kind == AlertKinds.WatiTokenRefused
        ? access is WatiAccess.Refused
        : ScopeDoubts.Missing(access, options).Contains(alert.Subject);
}
