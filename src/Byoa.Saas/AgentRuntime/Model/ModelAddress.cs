namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Which model addresses a tenant may choose. Asked when an agent is saved and again at each call.</summary>
public static class ModelAddress
{
    /// <summary>The code of an agent that could never call its model. Part of the public contract.</summary>
    public const string NotAllowed = "model_address_not_allowed";

    /// <summary>True for the platform's own address, and for what <see cref="ModelOptions"/> allows besides.</summary>
    public static bool IsAllowed(Uri baseUrl, ModelOptions options)
    {
        if (IsPlatforms(baseUrl, options)) return true;
        if (!IsPlain(baseUrl)) return false;
        if (baseUrl.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && baseUrl.Scheme == Uri.UriSchemeHttp)) return false;
        return options.AllowedBaseUrls.Count == 0 || options.AllowedBaseUrls.Any(allowed => Same(allowed, baseUrl));
    }

    /// <summary>Whether the platform's own provider is meant, the only one that may see the platform's key.</summary>
    internal static bool IsPlatforms(Uri baseUrl, ModelOptions options) => Same(baseUrl, options.BaseUrl);

    /// <summary>An http or https address of host and path only.</summary>
    internal static bool IsPlain(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" };

    internal static bool Same(Uri one, Uri other) =>
        one.IsAbsoluteUri && other.IsAbsoluteUri && Written(one) == Written(other);

    /// <summary>One writing for all that are the same.</summary>
    internal static string Written(Uri address) => address.AbsoluteUri.TrimEnd('/');
}
