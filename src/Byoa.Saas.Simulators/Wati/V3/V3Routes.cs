using Byoa.Saas.Simulators.Behaviour;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>The newest generation: the account is known by the token alone.</summary>
internal static class V3Routes
{
    public static void Map(IEndpointRouteBuilder app, WatiSimulator wati)
    {
        var routes = new WatiRoutes(app.MapGroup("/api/ext/v3"), http => Admit(http, wati));
        V3Sends.Map(routes);
        V3Conversations.Map(routes);
        V3Contacts.Map(routes);
        V3Templates.Map(routes);
        V3Account.Map(routes);
    }

    private static Admission Admit(HttpContext http, WatiSimulator wati) =>
        Admission.BearerOf(http) is { } token && wati.FindCaller(token) is { } caller
            ? new Admission(caller, null)
            : new Admission(null, Answer.Refused(401, null));
}
