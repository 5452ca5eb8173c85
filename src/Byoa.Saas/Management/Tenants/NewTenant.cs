using System.Diagnostics;
using System.Security.Cryptography;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Tenants;

/// <summary>A tenant as asked for, or the code why it cannot be.</summary>
internal readonly record struct NewTenantReading(Tenant? Tenant, string? Refusal);

/// <summary>Makes the tenant a registration describes.</summary>
internal sealed class NewTenant(IOptions<WatiOptions> wati, TimeProvider time)
{
    /// <summary>The V1 API cannot be called without the account's path segment.</summary>
    public const string EndpointNeedsTenant = "endpoint_needs_tenant";

    public NewTenantReading From(RegisterTenantRequest request, string agency, string secret) =>
        WatiEndpoint.Read(request.Wati!.Endpoint, wati.Value) switch
        {
            WatiEndpointReading.Refused refused => new(null, refused.Code),
            WatiEndpointReading.Usable usable => From(request, Settings(request.Wati, usable.Endpoint), agency, secret),
            _ => throw new UnreachableException(),
        };

    private NewTenantReading From(RegisterTenantRequest request, WatiEndpointSettings settings, string agency, string secret)
    {
        if (settings is { Generation: WatiGeneration.V1, WatiTenantId: null }) return new(null, EndpointNeedsTenant);

        var now = time.GetUtcNow();
        var name = request.Name!.Trim();
        return new(new Tenant
        {
            Id = Ids.NewName("tn"),
            Identifier = request.Identifier ?? IdentifierFrom(name),
            Agency = agency,
            Name = name,
            State = TenantState.Active,
            Wati = settings,
            WebhookKeys = [new(WebhookSecrets.Hash(secret), now)],
            AgentVersion = 1,
            CreatedAt = now,
        }, null);
    }

    private static WatiEndpointSettings Settings(WatiRequest asked, WatiEndpoint endpoint) =>
        new(endpoint.Origin, asked.TenantId ?? endpoint.TenantSegment, asked.Generation ?? WatiGeneration.V1, asked.OperatorEmail) { Limits = asked.Limits ?? WatiLimits.Defaults };

    /// <summary>The ending keeps one agency from learning which names another has taken.</summary>
    internal static string IdentifierFrom(string name)
    {
        var letters = name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-').ToArray();
        var words = new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var slug = string.Join('-', words) is { Length: > 0 } some ? some : "tenant";
        var ending = RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz23456789", 6);
        return $"{slug[..Math.Min(slug.Length, 50)].TrimEnd('-')}-{ending}";
    }
}
