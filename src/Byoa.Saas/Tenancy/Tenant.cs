using System.Text.Json.Serialization;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Limits;
using Finbuckle.MultiTenant.Abstractions;

namespace Byoa.Saas.Tenancy;

/// <summary>One business on Wati. Kept in the platform's own partition; its conversations live under <see cref="Id"/>.</summary>
public sealed record Tenant : ITenantInfo
{
    /// <summary>Made by us, never reused, never shown to be typed: the partition of all of the tenant's data.</summary>
    public required string Id { get; init; }

    /// <summary>The name in addresses: lower-case letters, digits and dashes; unique on the platform.</summary>
    public required string Identifier { get; init; }

    /// <summary>The agency that owns it.</summary>
    public required string Agency { get; init; }

    public required string Name { get; init; }

    public required TenantState State { get; init; }

    public required WatiEndpointSettings Wati { get; init; }

    /// <summary>Two live keys at most, while one is being rotated; the newest is last.</summary>
    public required IReadOnlyList<WebhookKey> WebhookKeys { get; init; }

    /// <summary>The version of the agent that answers.</summary>
    public required int AgentVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<TenantState>))]
public enum TenantState { Onboarding, Active, Suspended, Closed }

/// <param name="Origin">Scheme, host and port.</param>
/// <param name="WatiTenantId">The path segment of V1 routes; also what BYOA webhooks name as <c>tenantId</c>.</param>
/// <param name="Generation">The API in use.</param>
/// <param name="OperatorEmail">The AI operator's own e-mail at Wati, if known: tells its echoes and assignments from a colleague's.</param>
public sealed record WatiEndpointSettings(Uri Origin, string? WatiTenantId, WatiGeneration Generation, string? OperatorEmail)
{
    /// <summary>Where the account's plan allows something else than the platform assumes.</summary>
    public WatiLimits Limits { get; init; } = WatiLimits.Defaults;
}

/// <summary>One secret that proves a webhook, kept as hashes only. The same value works in the path and as bearer token.</summary>
/// <param name="Sha256">Lower-case hex of the SHA-256 of the secret, which is itself 256 random bits.</param>
/// <param name="CreatedAt">When it was issued.</param>
public sealed record WebhookKey(string Sha256, DateTimeOffset CreatedAt);
