using System.Security.Cryptography;
using Byoa.Postgres.Ways;
using Npgsql;

namespace Byoa.Postgres.Private;

/// <summary>A server of our own: fresh data in a private folder, own port, own password, gone when we are.</summary>
internal sealed class PrivateServer : IStoppableServer
{
    private const string User = "postgres";
    private readonly PrivateFolder _folder;
    private readonly PostgresControl _control;
    private readonly string? _account;
    private readonly string _password = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private Keeper? _keeper;
    private int _disposed;

    private PrivateServer(ServerBinaries binaries, PrivateFolder folder, string? account)
    {
        _folder = folder;
        _account = account;
        _control = new PostgresControl(binaries, folder, account);
        Origin = $"server programs in {binaries.Folder}";
    }

    public string ConnectionString { get; private set; } = "";

    public string Origin { get; }

    public bool OutlivesUs => false;

    public int? ProcessId => _control.ProcessId;

    /// <exception cref="ServerStartException">These programs do not run here.</exception>
    public static async Task<PrivateServer> StartAsync(
        ServerBinaries binaries, LocalPostgresOptions options, Action<string> log, CancellationToken cancellation)
    {
        var account = ServerAccount.Choose();
        await LeftBehind.ClearAsync(PrivateFolder.Parents, binaries, account, log, cancellation);

        var folder = await PrivateFolder.CreateAsync(PrivateFolder.Parents, account, cancellation);
        var server = new PrivateServer(binaries, folder, account);
        try
        {
            server._keeper = Keeper.Start(binaries, folder, account);
            AppDomain.CurrentDomain.ProcessExit += server.OnProcessExit;
            await server._control.InitializeAsync(User, server._password, cancellation);
            await server.StartOnFreePortAsync(options, cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public Task StopImmediatelyAsync(CancellationToken cancellation) => _control.StopImmediatelyAsync(cancellation);

    public Task StartAgainAsync(CancellationToken cancellation) => _control.StartAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;

        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        // It may stand still already, or have been killed.
        await _control.TryStopAsync(CancellationToken.None);
        await _folder.RemoveAsync(_account, CancellationToken.None);
        _keeper?.Dispose();
    }

    // Another program may take the port between our look and the server's start.
    private async Task StartOnFreePortAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort.Choose();
            await _control.ConfigureAsync(ServerSettings.Render(options, port), cancellation);
            try
            {
                await _control.StartAsync(cancellation);
                ConnectionString = new NpgsqlConnectionStringBuilder
                {
                    Host = "127.0.0.1",
                    Port = port,
                    Username = User,
                    Password = _password,
                    Database = "postgres",
                }.ConnectionString;
                return;
            }
            catch (ServerStartException exception) when (attempt < 3
                && exception.Message.Contains("could not bind", StringComparison.Ordinal))
            {
            }
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
}
