using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Wati.V1;

/// <summary>The generation with the tenant in the path, and the few routes numbered v2.</summary>
internal static class V1Routes
{
    public static void Map(IEndpointRouteBuilder app, WatiSimulator wati)
    {
        var routes = new WatiRoutes(app.MapGroup("/{tenantId}"), http => Admit(http, wati));
        V1Sends.Map(routes);
        V1Reads.Map(routes);
        V1Contacts.Map(routes);
        V1Chats.Map(routes);
        V1Templates.Map(routes);
        V1Connector.Map(routes);
    }

    /// <summary>A tenant that does not exist, or is not the token's, is simply not there.</summary>
    private static Admission Admit(HttpContext http, WatiSimulator wati)
    {
        var account = wati.Find(http.Request.RouteValues["tenantId"] as string ?? "");
        if (account is null)
            return new Admission(null, Answer.Refused(404, null));
        var caller = Admission.BearerOf(http) is { } token ? wati.FindCaller(token) : null;
        if (caller is null)
            return new Admission(null, Answer.Plain(401, "Unauthorized"));
        return caller.Account == account ? new Admission(caller, null) : new Admission(null, Answer.Refused(404, null));
    }
}
