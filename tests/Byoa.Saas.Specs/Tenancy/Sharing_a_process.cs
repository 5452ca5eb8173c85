using Byoa.Saas.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.Tenancy;

public sealed class Sharing_a_process
{
    [Fact]
    public void a_tenant_at_its_bound_gets_no_further_place_and_another_does()
    {
        using var world = new World(("MostInFlight", "10"));
        Fill(world.Work, "tn-flood");

        world.Work.TryBegin("tn-flood").IsAcquired.ShouldBeFalse();
        world.Work.TryBegin("tn-other").IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public void a_place_given_back_is_the_next_ones()
    {
        using var world = new World(("MostInFlight", "10"));
        var places = Fill(world.Work, "tn-flood");
        places[3].Dispose();

        world.Work.TryBegin("tn-flood").IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public void what_has_begun_goes_on_in_places_of_its_own()
    {
        using var world = new World(("MostInFlight", "10"));
        Fill(world.Work, "tn-flood");

        Enumerable.Range(0, 6).Select(_ => world.Work.TryGoOn("tn-flood").IsAcquired).ShouldBe([true, true, true, true, true, false]);
    }

    [Fact]
    public void all_a_tenant_may_have_leaves_most_of_a_lane_to_others() => (new WorkOptions().MostInFlight * 3 / 2).ShouldBeLessThan(500);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 2)]
    [InlineData(20, 10)]
    [InlineData(1_000, 60)]
    public void what_has_waited_longer_looks_less_often(double age, double pause) =>
        TenantWork.Pause(TimeSpan.FromSeconds(age), new WorkOptions(), jitter: 0).ShouldBe(TimeSpan.FromSeconds(pause));

    [Fact]
    public void jitter_scatters_what_came_together() =>
        TenantWork.Pause(TimeSpan.FromSeconds(20), new WorkOptions(), jitter: 1).ShouldBe(TimeSpan.FromSeconds(15));

    [Theory]
    [InlineData("MostInFlight", "9")]
    [InlineData("MostInFlight", "501")]
    [InlineData("FirstPauseSeconds", "0.05")]
    [InlineData("FirstPauseSeconds", "61")]
    [InlineData("LongestPauseSeconds", "0.5")]
    [InlineData("LongestPauseSeconds", "601")]
    public void what_lies_beyond_the_limits_stops_the_host(string key, string value)
    {
        using var world = new World((key, value));
        Should.Throw<OptionsValidationException>(() => world.Work);
    }

    private static List<IDisposable> Fill(TenantWork work, string tenant) =>
        [.. Enumerable.Range(0, 10).Select(_ => work.TryBegin(tenant)).Select(IDisposable (place) => { place.IsAcquired.ShouldBeTrue(); return place; })];

    private sealed class World(params (string Key, string Value)[] settings) : IDisposable
    {
        private readonly ServiceProvider services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Work:" + s.Key, (string?)s.Value))).Build())
            .AddTenancy()
            .BuildServiceProvider();

        public TenantWork Work => services.GetRequiredService<TenantWork>();

        public void Dispose() => services.Dispose();
    }
}
