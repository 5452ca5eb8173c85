using Byoa.Saas.Ingress;
using Byoa.Saas.Platform;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.Ingress;

/// <summary>Two webhooks of a tenant are stored at once; one more may wait, for two seconds.</summary>
public sealed class Taking_turns_at_the_door : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly IngestPlaces places;

    public Taking_turns_at_the_door() =>
        places = new IngestPlaces(Options.Create(new IngressOptions { MostAtOnce = 2, MostWaiting = 1, LongestWaitSeconds = 2 }), clock);

    public void Dispose() => places.Dispose();

    [Fact]
    public async Task who_comes_while_others_are_stored_waits_for_a_place()
    {
        var first = await TakeAsync();
        await TakeAsync();
        var third = TakeAsync();
        third.IsCompleted.ShouldBeFalse();

        first!.Dispose();

        (await third).ShouldNotBeNull();
    }

    [Fact]
    public async Task nobody_waits_longer_than_Wati_would()
    {
        await FillAsync();
        var third = TakeAsync();

        clock.Advance(TimeSpan.FromSeconds(2));

        (await third).ShouldBeNull();
    }

    [Fact]
    public async Task who_finds_too_many_waiting_is_turned_away_at_once()
    {
        await FillAsync();
        _ = TakeAsync();

        (await TakeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task another_tenant_never_notices()
    {
        await FillAsync();

        (await TakeAsync("tn-other")).ShouldNotBeNull();
    }

    [Fact]
    public async Task a_sender_who_hangs_up_leaves_no_place_taken()
    {
        var first = await TakeAsync();
        await TakeAsync();
        using var sender = new CancellationTokenSource();
        var third = places.TakeAsync("tn-flood", sender.Token).AsTask();
        await sender.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => third);

        first!.Dispose();

        (await TakeAsync()).ShouldNotBeNull();
    }

    [Fact]
    public void a_busy_tenant_is_answered_503_so_that_Wati_comes_again() => ProblemCodes.StatusOf(IngressCodes.TenantBusy).ShouldBe(503);

    [Fact]
    public void by_default_four_are_stored_at_once_and_nobody_waits_near_Watis_five_seconds()
    {
        var options = Bound();

        options.MostAtOnce.ShouldBe(4);
        options.MostWaiting.ShouldBe(200);
        options.LongestWaitSeconds.ShouldBe(2);
    }

    [Theory]
    [InlineData("MostAtOnce", "0")]
    [InlineData("MostAtOnce", "101")]
    [InlineData("MostWaiting", "-1")]
    [InlineData("MostWaiting", "10001")]
    [InlineData("LongestWaitSeconds", "0.05")]
    [InlineData("LongestWaitSeconds", "4.5")]
    public void what_lies_beyond_the_limits_stops_the_host(string key, string value) => Should.Throw<OptionsValidationException>(() => Bound((key, value)));

    private static IngressOptions Bound(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Ingress:" + s.Key, (string?)s.Value))).Build();
        using var services = new ServiceCollection().AddIngress(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<IngressOptions>>().Value;
    }

    private async Task FillAsync()
    {
        await TakeAsync();
        await TakeAsync();
    }

    private Task<System.Threading.RateLimiting.RateLimitLease?> TakeAsync(string tenant = "tn-flood") =>
        places.TakeAsync(tenant, TestContext.Current.CancellationToken).AsTask();
}
