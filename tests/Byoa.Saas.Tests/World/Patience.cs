using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests;

/// <summary>The one time-out: long enough for a busy machine, since nothing waits for it unless something is wrong.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    /// <summary>Waits until a request stands at the gate.</summary>
    public static Task HoldsAsync(this Gate gate) => gate.Reached.WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>Waits until Wati has got rid of all its webhooks.</summary>
    public static Task HasDeliveredAsync(this SimulatedAccount account) => account.WhenDeliveredAsync(Limit, TestContext.Current.CancellationToken);
}
