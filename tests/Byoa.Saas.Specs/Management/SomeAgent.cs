using Byoa.Saas.Management.Tenants;

namespace Byoa.Saas.Specs.Management;

internal static class SomeAgent
{
    public static ModelRequest Model { get; } = new("gpt-5-mini", null, null, null, false, null);

    public static HandoffRequest Handoff { get; } = new(null, null, null, null, false, null, null, null, null);

    public static LimitsRequest Limits { get; } = new(null, null, null, null);

    public static AgentRequest Smallest { get; } = new("Be kind.", Model, null, null, null);
}
