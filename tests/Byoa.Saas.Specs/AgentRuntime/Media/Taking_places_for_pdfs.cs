using Byoa.Saas.AgentRuntime.Media;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

public sealed class Taking_places_for_pdfs : IDisposable
{
    private readonly PdfPlaces places = new(2);

    [Fact]
    public async Task one_tenants_documents_do_not_keep_another_tenants_waiting()
    {
        await Take("tn-flood");
        var waiting = Enumerable.Range(0, 5).Select(_ => Take("tn-flood")).ToList();

        Take("tn-other").IsCompletedSuccessfully.ShouldBeTrue();

        waiting.ShouldAllBe(place => !place.IsCompleted);
    }

    [Fact]
    public async Task a_place_given_back_is_the_tenants_next_ones()
    {
        var place = await Take("tn-flood");
        var next = Take("tn-flood");

        place.Dispose();

        await next;
    }

    [Fact]
    public async Task no_more_are_read_at_once_than_there_are_places()
    {
        var place = await Take("tn-1");
        await Take("tn-2");
        var third = Take("tn-3");
        third.IsCompleted.ShouldBeFalse();

        place.Dispose();

        await third;
    }

    [Fact]
    public async Task who_gives_up_waiting_for_the_common_places_leaves_the_tenants_own_free()
    {
        var place = await Take("tn-1");
        await Take("tn-2");
        using var patience = new CancellationTokenSource();
        var third = places.TakeAsync("tn-3", patience.Token);
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => third);

        place.Dispose();

        await Take("tn-3");
    }

    public void Dispose() => places.Dispose();

    private Task<IDisposable> Take(string tenant) => places.TakeAsync(tenant, TestContext.Current.CancellationToken);
}
