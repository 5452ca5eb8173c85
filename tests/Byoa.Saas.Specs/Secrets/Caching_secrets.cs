using Byoa.Saas.Secrets;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Secrets;

public sealed class Caching_secrets
{
    private readonly TestStore store = new();
    private readonly FakeTimeProvider clock = new();
    private readonly TenantSecrets secrets;

    public Caching_secrets() => secrets = new TenantSecrets(store, Options.Create(new SecretsOptions { CacheSeconds = 60 }), clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task a_value_is_believed_for_the_cache_time_and_no_longer()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        (await Read()).ShouldBe("one");
        store.Values[("acme", SecretKind.WatiToken)] = "two";
        clock.Advance(TimeSpan.FromSeconds(59));
        (await Read()).ShouldBe("one");
        clock.Advance(TimeSpan.FromSeconds(1));
        (await Read()).ShouldBe("two");
        store.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task an_absence_is_believed_for_seconds_only()
    {
        (await Read()).ShouldBeNull();
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        clock.Advance(TimeSpan.FromSeconds(4));
        (await Read()).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));
        (await Read()).ShouldBe("one");
    }

    [Fact]
    public async Task a_written_value_is_read_at_once()
    {
        (await Read()).ShouldBeNull();
        await secrets.WriteAsync("acme", SecretKind.WatiToken, "one", Stop);
        (await Read()).ShouldBe("one");
    }

    [Fact]
    public async Task a_forgotten_value_is_asked_for_again()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        await Read();
        store.Values[("acme", SecretKind.WatiToken)] = "two";
        secrets.Forget("acme", SecretKind.WatiToken);
        (await Read()).ShouldBe("two");
    }

    [Fact]
    public async Task tenants_and_kinds_do_not_meet()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        (await Read()).ShouldBe("one");
        (await secrets.ReadAsync("acme", SecretKind.ModelKey, Stop)).ShouldBeNull();
        (await secrets.ReadAsync("other", SecretKind.WatiToken, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task readers_at_the_same_time_share_one_request()
    {
        var gate = store.Hold();
        var readers = Enumerable.Range(0, 20).Select(_ => Read().AsTask()).ToList();
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        gate.SetResult();
        (await Task.WhenAll(readers)).ShouldAllBe(value => value == "one");
        store.Reads.ShouldBe(1);
    }

    [Fact]
    public async Task a_reader_that_leaves_does_not_fail_the_others()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        var gate = store.Hold();
        using var leaving = new CancellationTokenSource();
        var first = secrets.ReadAsync("acme", SecretKind.WatiToken, leaving.Token).AsTask();
        var second = Read().AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        (await second).ShouldBe("one");
    }

    [Fact]
    public async Task a_read_begun_before_a_write_does_not_bring_the_old_value_back()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "old";
        var gate = store.Hold();
        var before = Read().AsTask();
        await secrets.WriteAsync("acme", SecretKind.WatiToken, "new", Stop);
        gate.SetResult();
        await before;
        (await Read()).ShouldBe("new");
    }

    [Fact]
    public async Task secrets_of_different_addresses_are_different_ones()
    {
        await secrets.WriteAsync("acme", new(SecretKind.ModelKey, "https://one.test/v1"), "one", Stop);
        (await secrets.ReadAsync("acme", new(SecretKind.ModelKey, "https://two.test/v1"), Stop)).ShouldBeNull();
        (await secrets.ReadAsync("acme", SecretKind.ModelKey, Stop)).ShouldBeNull();
        (await secrets.ReadAsync("acme", new(SecretKind.ModelKey, "https://one.test/v1"), Stop)).ShouldBe("one");
    }

    [Fact]
    public async Task a_failure_is_told_and_not_kept()
    {
        store.Failure = new SecretsUnavailableException("down");
        await Should.ThrowAsync<SecretsUnavailableException>(() => Read().AsTask());
        store.Failure = null;
        store.Values[("acme", SecretKind.WatiToken)] = "one";
        (await Read()).ShouldBe("one");
    }

    [Fact]
    public async Task a_failed_write_forgets_what_was_known()
    {
        store.Values[("acme", SecretKind.WatiToken)] = "old";
        await Read();
        store.Failure = new SecretsUnavailableException("broke off");
        await Should.ThrowAsync<SecretsUnavailableException>(() => secrets.WriteAsync("acme", SecretKind.WatiToken, "new", Stop));
        store.Failure = null;
        store.Values[("acme", SecretKind.WatiToken)] = "new";
        (await Read()).ShouldBe("new");
    }

    private ValueTask<string?> Read() => secrets.ReadAsync("acme", SecretKind.WatiToken, Stop);

    /// <summary>A store in memory that can be held up and made to fail.</summary>
    private sealed class TestStore : ISecretStore
    {
        private Task held = Task.CompletedTask;

        public Dictionary<(string, TenantSecret), string> Values { get; } = [];

        public SecretsUnavailableException? Failure { get; set; }

        public int Reads { get; private set; }

        public TaskCompletionSource Hold()
        {
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            held = gate.Task;
            return gate;
        }

        public async Task<string?> ReadAsync(string tenant, TenantSecret secret, CancellationToken cancellation)
        {
            Reads++;
            await held;
            if (Failure is not null) throw Failure;
            return Values.GetValueOrDefault((tenant, secret));
        }

        public Task WriteAsync(string tenant, TenantSecret secret, string value, CancellationToken cancellation)
        {
            if (Failure is not null) throw Failure;
            Values[(tenant, secret)] = value;
            return Task.CompletedTask;
        }
    }
}
