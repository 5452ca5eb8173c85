using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Secrets;

namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Which model a call is for, where it is, and which of the tenant's keys goes there.</summary>
internal sealed record ModelTarget(string Name, Uri BaseUrl, SecretKind Key)
{
    /// <summary>
    /// The key given for this address: a turn that still runs with another one never sees it, nor does what another agent was set with beside it.
    /// </summary>
    public TenantSecret Secret => SecretAt(Key, BaseUrl);

    public static TenantSecret SecretAt(SecretKind kind, Uri address) => new(kind, ModelAddress.Written(address));

    public static ModelTarget Of(ModelChoice choice, ModelRole role, ModelOptions options)
    {
        var own = new ModelTarget(choice.Name, choice.BaseUrl ?? options.BaseUrl, SecretKind.ModelKey);
        // The agent may have lost its fallback in the middle of a turn.
        if (role == ModelRole.Primary || choice.Fallback is not { } fallback) return own;
        var address = fallback.BaseUrl ?? own.BaseUrl;
        // A key must not reach another provider than the one it was given for.
        return new(fallback.Name, address, ModelAddress.Same(address, own.BaseUrl) ? SecretKind.ModelKey : SecretKind.FallbackModelKey);
    }

    /// <summary>Whether the platform lets every one of an agent's calls go where it should.</summary>
    public static bool AreAllowed(ModelChoice choice, ModelOptions options) =>
        Enum.GetValues<ModelRole>().All(role => ModelAddress.IsAllowed(Of(choice, role, options).BaseUrl, options));

    /// <summary>Every host an agent's calls go to.</summary>
    public static IReadOnlyList<string> HostsOf(ModelChoice choice, ModelOptions options) =>
        [.. Enum.GetValues<ModelRole>().Select(role => Of(choice, role, options).BaseUrl.Host)];
}
