using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>What an administrator of the account does.</summary>
internal static class AccountControl
{
    public static void Map(RouteGroupBuilder group, Func<HttpContext, SimulatedAccount> account)
    {
        group.MapGet("", (HttpContext http) => Shape(account(http)));
        group.MapPost("/tokens", (HttpContext http, TokenBody body) => Done(() => account(http).AddToken(body.Token)));
        group.MapDelete("/tokens/{token}", (HttpContext http, string token) => Done(() => account(http).RevokeToken(token)));
        group.MapPost("/operators", (HttpContext http, PersonSetup person) => Done(() => account(http).AddOperator(person.Name, person.Email)));
        group.MapPost("/ai-operators", (HttpContext http, AiOperatorBody ai) => Done(() =>
            account(http).AddAiOperator(ai.Name, ai.Email, ai.Token, ai.WebhookUrl, ai.WebhookBearer)));
        group.MapPost("/teams", (HttpContext http, TeamBody team) => Done(() => account(http).AddTeam(team.Name)));
        group.MapPost("/templates", (HttpContext http, TemplateSetup template) => Done(() => account(http).AddTemplate(template)));
        group.MapPut("/rules", (HttpContext http, RulesBody rules) => Done(() => account(http).SetRules(rules.NewChats, rules.ReopenedChats)));
        group.MapGet("/quirks", (HttpContext http) => account(http).Quirks);
        group.MapPut("/quirks", (HttpContext http, Quirks quirks) => Done(() => account(http).Quirks = quirks));
    }

    public static object Shape(SimulatedAccount account) => account.InBook(book => new
    {
        account.TenantId,
        account.AiOperatorEmail,
        WebhookUrl = book.Ai.Webhook?.Url,
        Channels = book.Channels.Select(c => new { c.Id, c.Name, c.PhoneNumber }).ToList(),
        Operators = book.Operators.Select(o => new { o.Id, o.Name, o.Email, o.Kind }).ToList(),
        Teams = book.Teams.ToList(),
        book.NewChats,
        book.ReopenedChats,
        Customers = book.Conversations.Count,
    });

    internal static IResult Done(Action act)
    {
        act();
        return Results.NoContent();
    }
}

internal sealed record TokenBody(string Token);

internal sealed record TeamBody(string Name);

internal sealed record RulesBody(AutoAssignment NewChats, AutoAssignment ReopenedChats);

internal sealed record AiOperatorBody(string Name, string Email, string Token, Uri? WebhookUrl, string? WebhookBearer);
