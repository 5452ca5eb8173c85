using Byoa.Saas.Chaos.Customers;
using Byoa.Saas.Chaos.Hosts;

namespace Byoa.Saas.Chaos.Verdict;

/// <summary>What the platform says of itself once it rests.</summary>
internal static class OwnWord
{
    /// <summary>Turns that ended in nothing, as each tenant is told of them: kinds by conversation. Asked when all has been idle for long enough to be listed.</summary>
    public static async Task<ILookup<string, string>> UnexplainedAsync(IReadOnlyList<Business> businesses, CancellationToken cancellation)
    {
        await Task.Delay(HostSettings.Idle + HostSettings.Look + HostSettings.Look, TimeProvider.System, cancellation);
        List<(string Conversation, string Kind)> found = [];
        foreach (var business in businesses)
        {
            var answer = await business.Api.GetAsync($"/api/v1/tenants/{business.Name}/turns/unexplained", business.AgencyKey, cancellation);
            found.AddRange(answer.Body.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("conversationId").GetString()!, item.GetProperty("kind").GetString()!)));
        }

        return found.ToLookup(item => item.Conversation, item => item.Kind);
    }
}
