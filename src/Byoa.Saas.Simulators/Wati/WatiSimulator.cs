using System.Collections.Concurrent;
using Byoa.Saas.Simulators.Control;
using Byoa.Saas.Simulators.Wati.Accounts;
using Byoa.Saas.Simulators.Wati.V1;
using Byoa.Saas.Simulators.Wati.V3;

namespace Byoa.Saas.Simulators.Wati;

/// <summary>A Wati server with several accounts: the public API in its generations, webhooks, and the control routes.</summary>
public sealed class WatiSimulator : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, SimulatedAccount> accounts = new(StringComparer.Ordinal);
    private readonly SimulatorOptions options;
    private readonly TimeProvider clock;
    private readonly WebApplication app;

    private WatiSimulator(SimulatorOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        app = VendorHost.Build(options.Bind, options.WatiPort);
        V1Routes.Map(app, this);
        V3Routes.Map(app, this);
        WatiControl.Map(app, this);
    }

    /// <summary>Scheme, host and port.</summary>
    public Uri Origin { get; private set; } = new("http://127.0.0.1/");

    public IReadOnlyList<SimulatedAccount> Accounts => [.. accounts.Values.OrderBy(a => a.TenantId, StringComparer.Ordinal)];

    /// <exception cref="InvalidOperationException">The tenant id is taken.</exception>
    public SimulatedAccount AddAccount(AccountSetup setup)
    {
        var account = new SimulatedAccount(setup, options.WatiPublicOrigin ?? Origin, options.Seed, clock);
        if (accounts.TryAdd(setup.TenantId, account))
            return account;
        account.Dispose();
        throw new InvalidOperationException($"There is an account {setup.TenantId} already.");
    }

    public SimulatedAccount? Find(string tenantId) => accounts.GetValueOrDefault(tenantId);

    public bool RemoveAccount(string tenantId)
    {
        if (!accounts.TryRemove(tenantId, out var account))
            return false;
        account.Dispose();
        return true;
    }

    /// <summary>Removes every account.</summary>
    public void Reset()
    {
        foreach (var tenantId in accounts.Keys)
            RemoveAccount(tenantId);
    }

    public async ValueTask DisposeAsync()
    {
        Reset();
        await app.DisposeAsync();
    }

    internal static async Task<WatiSimulator> StartAsync(SimulatorOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var wati = new WatiSimulator(options, clock);
        await wati.app.StartAsync(cancellation);
        wati.Origin = VendorHost.Origin(wati.app);
        foreach (var setup in options.Accounts)
            wati.AddAccount(setup);
        return wati;
    }

    internal async Task WaitForShutdownAsync(CancellationToken cancellation) => await app.WaitForShutdownAsync(cancellation);

    /// <summary>Who a token belongs to; null when no account knows it.</summary>
    internal Caller? FindCaller(string token)
    {
        foreach (var account in accounts.Values)
        {
            lock (account.Book.Sync)
            {
                if (account.Book.Tokens.TryGetValue(token, out var owner))
                    return new Caller(account, owner);
            }
        }

        return null;
    }
}

/// <param name="Account">The account a token opens.</param>
/// <param name="Operator">The operator it belongs to; null for the account's own token.</param>
internal sealed record Caller(SimulatedAccount Account, Operator? Operator);
