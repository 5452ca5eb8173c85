using System.Globalization;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;
using Microsoft.Extensions.Primitives;

namespace Byoa.Saas.Simulators.Wati;

/// <summary>One authenticated request to an account.</summary>
internal sealed record WatiCall(HttpContext Http, SimulatedAccount Account, Operator? Operator)
{
    public AccountBook Book => Account.Book;

    /// <summary>Who acts, as the inbox shows it.</summary>
    public string Actor => Operator?.Name ?? "API";

    public string? Route(string name) => Http.Request.RouteValues[name] as string;

    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    public StringValues QueryAll(string name) => Http.Request.Query[name];

    public int? Number(string name) =>
        int.TryParse(Query(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Runs under the account's lock.</summary>
    public T InBook<T>(Func<AccountBook, T> act) => Account.InBook(act);
}

/// <summary>Maps routes that prove their caller first and then go past knobs, gates and counters.</summary>
internal sealed class WatiRoutes(IEndpointRouteBuilder app, Func<HttpContext, Admission> door)
{
    public void Map(string method, string pattern, string routeClass, Func<WatiCall, Task<Answer>> handle) =>
        app.MapMethods(pattern, [method], http => ServeAsync(http, routeClass, handle));

    public void Map(string method, string pattern, string routeClass, Func<WatiCall, Answer> handle) =>
        Map(method, pattern, routeClass, call => Task.FromResult(handle(call)));

    private async Task ServeAsync(HttpContext http, string routeClass, Func<WatiCall, Task<Answer>> handle)
    {
        var admission = door(http);
        var answer = admission.Caller is { } caller
            ? await RequestRun.RunAsync(http, caller.Account.Behaviour, routeClass, () => handle(new WatiCall(http, caller.Account, caller.Operator)))
            : admission.Refusal;
        if (answer is not null)
            await answer.WriteAsync(http);
    }
}

/// <summary>Either a caller or the answer that turns the request away.</summary>
internal sealed record Admission(Caller? Caller, Answer? Refusal)
{
    /// <summary>The token of <c>Authorization: Bearer …</c>.</summary>
    public static string? BearerOf(HttpContext http)
    {
        const string Scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
