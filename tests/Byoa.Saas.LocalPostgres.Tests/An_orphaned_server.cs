using Byoa.Postgres.Private;

namespace Byoa.Postgres.Tests;

public sealed class An_orphaned_server : IDisposable
{
    private readonly TemporaryFolder _parent = TemporaryFolder.OpenToAll();
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly string? _account = ServerAccount.Choose();

    public void Dispose() => _parent.Dispose();

    [Fact]
    public async Task is_stopped_and_removed_by_its_keeper_when_the_owner_dies()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no keeper on Windows.");
        var (binaries, folder, control) = await StartAsync();
        using var held = folder;
        using var keeper = Keeper.Start(binaries, folder, _account)!;
        var process = control.ProcessId!.Value;

        await keeper.AbandonAsync(Cancellation);

        await Machine.ShouldBeGoneAsync(process);
        Directory.Exists(folder.Root).ShouldBeFalse();
    }

    [Fact]
    public async Task is_cleared_by_the_next_run_when_the_keeper_died_too()
    {
        var (binaries, folder, control) = await StartAsync();
        var process = control.ProcessId!.Value;
        folder.Dispose();

        await LeftBehind.ClearAsync([_parent.Path], binaries, _account, log: _ => { }, Cancellation);

        await Machine.ShouldBeGoneAsync(process);
        Directory.Exists(folder.Root).ShouldBeFalse();
    }

    [Fact]
    public async Task is_left_alone_while_its_owner_lives()
    {
        var (binaries, folder, control) = await StartAsync();
        using var keeper = Keeper.Start(binaries, folder, _account);

        await LeftBehind.ClearAsync([_parent.Path], binaries, _account, log: _ => { }, Cancellation);

        Machine.Runs(control.ProcessId!.Value).ShouldBeTrue();
        await control.StopImmediatelyAsync(Cancellation);
        await folder.RemoveAsync(_account, Cancellation);
    }

    private async Task<(ServerBinaries Binaries, PrivateFolder Folder, PostgresControl Control)> StartAsync()
    {
        var binaries = Machine.NeedsServerPrograms();
        var folder = await PrivateFolder.CreateAsync([_parent.Path], _account, Cancellation);
        var control = new PostgresControl(binaries, folder, _account);
        await control.InitializeAsync("postgres", "secret", Cancellation);
        await control.ConfigureAsync(ServerSettings.Render(new LocalPostgresOptions(), FreePort.Choose()), Cancellation);
        await control.StartAsync(Cancellation);
        return (binaries, folder, control);
    }
}
