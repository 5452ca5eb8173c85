using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Timing;

namespace Byoa.Saas.Chaos.Fairness;

/// <summary>Customers of all tenants, writing at random moments of a steady rate; one tenant can be made to flood.</summary>
internal sealed class Writers
{
    /// <summary>A customer of the usual rate comes back after about so long, when the last reply is there.</summary>
    private static readonly TimeSpan Return = TimeSpan.FromSeconds(20);

    private const int NumbersPerTenant = 1_000_000;
    private const int LoudCustomers = 4;

    /// <summary>Of the flood; the rest comes from customers who write once and were never seen before.</summary>
    private const double ShareOfLoud = 0.2;

    private readonly FairnessOptions options;
    private int strangers = 1_000;

    public Writers(FairnessOptions options, IReadOnlyList<Business> businesses, Ledger ledger)
    {
        this.options = options;
        Flooder = new Letters(businesses[0], NumbersPerTenant, ledger);
        Others = [.. businesses.Skip(1).Select((business, index) => new Letters(business, (index + 2) * NumbersPerTenant, ledger))];
    }

    public bool Flooding { get; set; }

    public Letters Flooder { get; }

    public IReadOnlyList<Letters> Others { get; }

    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(
        Others.Select((other, index) => RegularsAsync(other, options.Seed + index + 1, cancellation))
            .Append(RegularsAsync(Flooder, options.Seed, cancellation))
            .Append(FloodAsync(cancellation)));

    private async Task RegularsAsync(Letters letters, int seed, CancellationToken cancellation)
    {
        var random = new Random(seed);
        var customers = Math.Max(2, (int)Math.Ceiling(options.Rate * Return.TotalSeconds));
        for (var turn = 0; await NextAsync(random, options.Rate, cancellation); turn++)
            await letters.WriteAsync(turn % customers);
    }

    private async Task FloodAsync(CancellationToken cancellation)
    {
        var random = new Random(options.Seed + 7_919);
        // Behind its plan, as delays are coarser than its pace, it writes what is due at once.
        var due = TimeProvider.System.GetUtcNow();
        while (!cancellation.IsCancellationRequested)
        {
            if (!Flooding)
            {
                await PauseAsync(TimeSpan.FromMilliseconds(20), cancellation);
                due = TimeProvider.System.GetUtcNow();
                continue;
            }

            due += Gap(random, options.Rate * (options.Flood - 1));
            if (due - TimeProvider.System.GetUtcNow() is { Ticks: > 0 } pause)
                await PauseAsync(pause, cancellation);
            await Flooder.WriteAsync(random.NextDouble() < ShareOfLoud ? 500 + random.Next(LoudCustomers) : strangers++);
        }
    }

    private static async Task<bool> NextAsync(Random random, double rate, CancellationToken cancellation)
    {
        await PauseAsync(Gap(random, rate), cancellation);
        return !cancellation.IsCancellationRequested;
    }

    private static TimeSpan Gap(Random random, double rate) => TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / rate);

    private static async Task PauseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(pause, TimeProvider.System, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }
}
