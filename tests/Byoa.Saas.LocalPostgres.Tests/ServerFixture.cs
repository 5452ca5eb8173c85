using Byoa.Postgres.Tests;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Byoa.Postgres.Tests;

/// <summary>One server for the tests that leave it running.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public LocalPostgres Postgres { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Postgres = await LocalPostgres.StartAsync();

    public ValueTask DisposeAsync() => Postgres.DisposeAsync();
}
