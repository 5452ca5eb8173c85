using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>What customers and people in the inbox do. A customer is named by phone number or business-scoped id.</summary>
internal static class CustomerControl
{
    public static void Map(RouteGroupBuilder group, Func<HttpContext, SimulatedAccount> account)
    {
        group.MapGet("/customers", (HttpContext http) => account(http).Customers.Select(Shape));
        group.MapPost("/customers", (HttpContext http, CustomerBody body) => Shape(body.Phone is { } phone
            ? account(http).Customer(phone, body.Name, body.Channel)
            : account(http).CustomerWithoutPhone(body.Bsuid ?? throw new FormatException("phone or bsuid is required."), body.Name ?? body.Bsuid, body.Channel)));

        var customer = group.MapGroup("/customers/{customer}");
        customer.MapGet("", (HttpContext http) => Shape(Find(account(http), http)));
        customer.MapPost("/messages", async (HttpContext http, CustomerMessage message) =>
            new { Id = await message.SendAsync(Find(account(http), http)) });
        customer.MapPost("/assign", (HttpContext http, AssignBody body) => AccountControl.Done(() =>
        {
            if (body.Team is { } team)
                account(http).AssignTeam(Find(account(http), http), team);
            else
                account(http).AssignAsync(Find(account(http), http), body.Operator ?? SimulatedAccount.Ai);
        }));
        customer.MapPost("/take-over", (HttpContext http, AssignBody body) => AccountControl.Done(() =>
            account(http).TakeOver(Find(account(http), http), body.Operator ?? throw new FormatException("operator is required."))));
        customer.MapPost("/human-writes", async (HttpContext http, HumanBody body) =>
            new { Id = await account(http).HumanWritesAsync(Find(account(http), http), body.Operator, body.Text) });
        customer.MapPost("/status", (HttpContext http, StatusBody body) => AccountControl.Done(() =>
            account(http).SetStatus(Find(account(http), http), body.Status)));
        customer.MapPost("/age", (HttpContext http, AgeBody body) => AccountControl.Done(() =>
            account(http).Age(Find(account(http), http), TimeSpan.FromHours(body.Hours))));
        customer.MapPost("/messages/{message}/fail", (HttpContext http, string message) => AccountControl.Done(() =>
            account(http).FailMessage(Find(account(http), http), message)));
    }

    /// <summary>A phone number not seen before makes a customer, so that a script needs one call only.</summary>
    internal static SimulatedCustomer Find(SimulatedAccount account, HttpContext http)
    {
        var name = (string)http.Request.RouteValues["customer"]!;
        if (account.Customers.FirstOrDefault(c => c.Phone == name || c.Conversation.Contact.Bsuid == name || c.ConversationId == name) is { } known)
            return known;
        return name.All(char.IsAsciiDigit) ? account.Customer(name) : throw new KeyNotFoundException("No such customer.");
    }

    private static object Shape(SimulatedCustomer customer) => new
    {
        customer.Phone,
        customer.Name,
        customer.ContactId,
        customer.ConversationId,
        customer.TicketId,
        customer.Status,
        customer.Assignee,
        customer.Attributes,
    };
}

internal sealed record CustomerBody(string? Phone, string? Bsuid, string? Name, string? Channel);

internal sealed record AssignBody(string? Operator, string? Team);

internal sealed record HumanBody(string Operator, string Text);

internal sealed record StatusBody(string Status);

internal sealed record AgeBody(double Hours);
