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

    public static RaiseAlert ScopeMissing(string callClass) => new(
        AlertKinds.WatiScopeMissing,
        callClass,
        "Wati takes the AI operator's token, but not for this class of calls: give the token the scope, or make one that has it.");

    public static ClearAlert ScopeFound(string callClass) => new(AlertKinds.WatiScopeMissing, callClass);
}
