using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests;

/// <summary>What a customer reads on the phone.</summary>
internal static class Listening
{
    /// <summary>Every message of ours so far.</summary>
    public static IReadOnlyList<string?> Heard(this SimulatedCustomer customer) => FromUs(customer.Transcript());

    /// <summary>Waits for so many messages of ours, and gives their texts.</summary>
    public static async Task<IReadOnlyList<string?>> HearsAsync(this SimulatedCustomer customer, int count = 1) =>
        FromUs(await customer.OnceAsync(entries => FromUs(entries).Count >= count));

    /// <summary>Waits until the team inbox shows it.</summary>
    public static Task<IReadOnlyList<InboxEntry>> OnceAsync(this SimulatedCustomer customer, Func<IReadOnlyList<InboxEntry>, bool> holds) =>
        customer.WaitForAsync(holds, Patience.Limit, TestContext.Current.CancellationToken);

    /// <summary>Waits until a person or team has the chat.</summary>
    public static Task AssignedToAsync(this SimulatedCustomer customer, string email) =>
        customer.OnceAsync(entries => entries.LastOrDefault(entry => entry.Kind == EntryKind.Event)?.Assignee == email);

    private static List<string?> FromUs(IReadOnlyList<InboxEntry> entries) =>
        [.. entries.Where(entry => entry.Kind == EntryKind.Agent).Select(entry => entry.Text)];
}
