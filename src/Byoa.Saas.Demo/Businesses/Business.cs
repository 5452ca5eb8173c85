using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Businesses;

/// <summary>A business before it is known to anybody: its account at Wati, and its agent as an agency writes it.</summary>
internal sealed record Business
{
    public required string Identifier { get; init; }

    public required string Name { get; init; }

    /// <summary>What the screen calls it.</summary>
    public required string ShortName { get; init; }

    public required Ink Ink { get; init; }

    public required AccountSetup Account { get; init; }

    /// <summary>v1 or v3.</summary>
    public required string Generation { get; init; }

    /// <summary>The business's own key at the simulated model, so that what it asks can be told apart.</summary>
    public required string ModelKey { get; init; }

    public required string Prompt { get; init; }

    public required IReadOnlyList<string> Tools { get; init; }

    /// <summary>The <c>handoff</c> of the API.</summary>
    public required object Handoff { get; init; }

    /// <summary>The <c>closedWindow</c> of the API; null where a person gets the chat then.</summary>
    public object? ClosedWindow { get; init; }

    /// <summary>Words that belong to this business alone and may not turn up at the other.</summary>
    public required IReadOnlyList<string> OwnWords { get; init; }
}

/// <summary>A business that is a tenant by now.</summary>
/// <param name="About">What it is.</param>
/// <param name="Account">Its account at the simulated Wati.</param>
/// <param name="Tenant">Its tenant id on the platform.</param>
/// <param name="Agency">The API as its agency sees it.</param>
internal sealed record RunningBusiness(Business About, SimulatedAccount Account, string Tenant, PublicApi Agency);
