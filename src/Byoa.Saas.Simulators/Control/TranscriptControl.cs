using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>What the team inbox shows, and waiting for it to show something.</summary>
internal static class TranscriptControl
{
    public static void Map(RouteGroupBuilder group, Func<HttpContext, SimulatedAccount> account)
    {
        var customer = group.MapGroup("/customers/{customer}");
        customer.MapGet("/transcript", (HttpContext http) => CustomerControl.Find(account(http), http).Transcript());
        customer.MapGet("/transcript.txt", (HttpContext http) =>
            Results.Text(account(http).TranscriptAsText(CustomerControl.Find(account(http), http))));
        customer.MapGet("/transcript/wait", (HttpContext http, string? kind, string? contains, int? count, int? timeoutMs) =>
            CustomerControl.Find(account(http), http).WaitForAsync(
                entries => entries.Count(e => Fits(e, kind, contains)) >= (count ?? 1),
                BehaviourControl.Wait(timeoutMs),
                http.RequestAborted));
    }

    private static bool Fits(InboxEntry entry, string? kind, string? contains) =>
        (kind is null || string.Equals(entry.Kind.ToString(), kind, StringComparison.OrdinalIgnoreCase))
        && (contains is null || entry.Text?.Contains(contains, StringComparison.OrdinalIgnoreCase) == true);
}
