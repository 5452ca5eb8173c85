using Byoa.Saas.Alerts;

namespace Byoa.Saas.Wati.Access;

/// <summary>What a person is told of a tenant's access.</summary>
internal static class AccessAlerts
{
    private const string Token = "wati-token";

    public static RaiseAlert TokenRefused { get; } = new(
        AlertKinds.WatiTokenRefused,
        Token,
        "Wati refuses the AI operator's token. Nothing is sent until it is taken again; what is owed waits. Make a new token at Wati and set it.");

    public static ClearAlert TokenTaken { get; } = new(AlertKinds.WatiTokenRefused, Token);

    /// <summary>What is missing now and was not before, and the other way round.</summary>
    public static IReadOnlyList<object> OfScopes(WatiAccess before, WatiAccess now, AccessOptions options)
    {
        var (were, are) = (ScopeDoubts.Missing(before, options), ScopeDoubts.Missing(now, options));
        return [.. are.Except(were).Select(ScopeMissing), .. were.Except(are).Select(ScopeFound)];
    }

    private static RaiseAlert ScopeMissing(string subject) => new(
        AlertKinds.WatiScopeMissing,
        subject,
        ScopeDoubts.IsOfChat(subject)
            ? "Wati takes the AI operator's token for this class of calls, but not in this chat alone: see who may open the chat at Wati. A person has to answer in it."
            : "Wati takes the AI operator's token, but not for this class of calls: give the token the scope, or make one that has it.");

    private static ClearAlert ScopeFound(string subject) => new(AlertKinds.WatiScopeMissing, subject);
}
