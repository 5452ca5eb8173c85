using Byoa.Saas.Simulators.Wati;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>Everything a test does in process, over HTTP under <c>/_control</c>; the routes are listed in the project's README.</summary>
internal static class WatiControl
{
    public static void Map(IEndpointRouteBuilder app, WatiSimulator wati)
    {
        var root = app.MapControl();
        root.MapGet("/health", () => Results.Text("ok"));
        root.MapPost("/reset", () =>
        {
            wati.Reset();
            return Results.NoContent();
        });
        root.MapGet("/accounts", () => wati.Accounts.Select(AccountControl.Shape));
        root.MapPost("/accounts", (AccountSetup setup) => Results.Json(AccountControl.Shape(wati.AddAccount(setup)), statusCode: 201));
        root.MapDelete("/accounts/{account}", (string account) => wati.RemoveAccount(account) ? Results.NoContent() : Results.NotFound());

        SimulatedAccount Account(HttpContext http) =>
            wati.Find((string)http.Request.RouteValues["account"]!) ?? throw new KeyNotFoundException("No such account.");
        var group = root.MapGroup("/accounts/{account}");
        AccountControl.Map(group, Account);
        WebhookControl.Map(group, Account);
        CustomerControl.Map(group, Account);
        TranscriptControl.Map(group, Account);
        BehaviourControl.Map(group, http => Account(http).Behaviour);
    }
}
