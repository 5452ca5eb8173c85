using System.Security.Claims;

namespace Byoa.Saas.Platform;

/// <summary>Who calls the management API, as its key proved.</summary>
public abstract record Caller
{
    private const string KindClaim = "byoa:caller";
    private const string AgencyClaim = "byoa:agency";

    private Caller() { }

    /// <summary>Whoever runs the platform: makes agencies, sees no tenant.</summary>
    public sealed record Operator : Caller;

    /// <summary>An agency: has its own tenants and knows of no others.</summary>
    public sealed record Agency(string Id) : Caller;

    /// <summary>How the caller is named in an audit line.</summary>
    public string Name => this is Agency agency ? $"agency {agency.Id}" : "platform";

    /// <returns>Null when nobody proved to be anybody.</returns>
    public static Caller? Of(ClaimsPrincipal principal) => principal.FindFirstValue(KindClaim) switch
    {
        "platform" => new Operator(),
        "agency" => new Agency(principal.FindFirstValue(AgencyClaim)!),
        _ => null,
    };

    public IEnumerable<Claim> Claims() => this is Agency agency
        ? [new(KindClaim, "agency"), new(AgencyClaim, agency.Id)]
        : [new(KindClaim, "platform")];
}

/// <summary>Names of the authorization policies endpoints ask for.</summary>
public static class CallerPolicies
{
    public const string Platform = "platform";
    public const string Agency = "agency";
}
