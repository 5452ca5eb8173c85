using System.Globalization;
using System.Net;
using Byoa.Saas.Chaos.Customers;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>Waits until the system owes nobody anything, as the API tells it, and brings the timelines home.</summary>
internal sealed class Rest(IReadOnlyList<Business> businesses, Ledger ledger)
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private const int AtOnce = 4;

    private readonly Dictionary<string, IReadOnlyList<Fact>> timelines = new(StringComparer.Ordinal);
    private readonly HashSet<string> restless = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> activity = new(StringComparer.Ordinal);

    /// <summary>Whether everything came to rest in time.</summary>
    public bool Reached { get; private set; }

    public TimeSpan Took { get; private set; }

    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Fact>>> WaitAsync(CancellationToken cancellation)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!Reached && TimeProvider.System.GetElapsedTime(begun) < Longest)
        {
            var delivered = businesses.All(business => business.Account.Webhooks.Deliveries.All(delivery => delivery.State != Simulators.Wati.Webhooks.DeliveryState.Pending));
            var changed = await LookAsync(cancellation);
            Reached = delivered && !changed && restless.Count == 0;
            if (!Reached)
                await Task.Delay(Look, TimeProvider.System, cancellation);
        }

        Took = TimeProvider.System.GetElapsedTime(begun);
        return timelines;
    }

    /// <returns>Whether anything happened since the last look.</returns>
    private async Task<bool> LookAsync(CancellationToken cancellation)
    {
        List<Played> stale = [];
        var listed = await ListAsync(cancellation);
        foreach (var played in ledger.Conversations)
        {
            var latest = listed.GetValueOrDefault(played.ConversationId, "");
            if (activity.GetValueOrDefault(played.ConversationId, "") != latest)
                stale.Add(played);
            activity[played.ConversationId] = latest;
        }

        await Parallel.ForEachAsync(stale, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (played, stop) =>
        {
            var answer = await played.Business.Api.GetAsync($"{played.Business.Conversation(played.ConversationId)}/timeline", played.Business.AgencyKey, stop);
            var facts = answer.Status == HttpStatusCode.NotFound ? [] : Fact.ReadAll(answer.Body);
            lock (timelines)
            {
                timelines[played.ConversationId] = facts;
                if (Course.Of(facts).AtRest)
                    restless.Remove(played.ConversationId);
                else
                    restless.Add(played.ConversationId);
            }
        });
        return stale.Count > 0;
    }

    /// <summary>The time of each conversation's latest activity.</summary>
    private async Task<Dictionary<string, string>> ListAsync(CancellationToken cancellation)
    {
        Dictionary<string, string> latest = new(StringComparer.Ordinal);
        foreach (var business in businesses)
        {
            string? before = null;
            do
            {
                var page = string.Create(CultureInfo.InvariantCulture, $"/api/v1/tenants/{business.Name}/conversations?pageSize=200{(before is null ? "" : $"&before={Uri.EscapeDataString(before)}")}");
                var answer = await business.Api.GetAsync(page, business.AgencyKey, cancellation);
                foreach (var item in answer.Body.GetProperty("items").EnumerateArray())
                    latest[item.GetProperty("id").GetString()!] = item.GetProperty("lastActivityAt").GetString()!;
                before = answer.Body.TryGetProperty("next", out var next) ? next.GetString() : null;
            }
            while (before is not null);
        }

        return latest;
    }
}
