using System.Security.Claims;
using System.Text.Encodings.Web;
using Byoa.Saas.Platform;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Access;

/// <summary>Proves callers by <c>Authorization: Bearer byoa_…</c> or <c>X-Api-Key</c>.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, FindCaller find)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    public const string KeyHeader = "X-Api-Key";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // Webhooks carry bearer tokens of their own.
        if (Context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null) return AuthenticateResult.NoResult();
        if (KeyOf(Request.Headers) is not { } key) return AuthenticateResult.NoResult();
        if (await find(key, Context.RequestAborted) is not { } caller) return AuthenticateResult.Fail("The key is not known.");

        var principal = new ClaimsPrincipal(new ClaimsIdentity(caller.Claims(), SchemeName));
        return AuthenticateResult.Success(new(principal, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Context.Problem(ProblemCodes.Unauthenticated).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.Problem(ProblemCodes.Forbidden).ExecuteAsync(Context);

    private static string? KeyOf(IHeaderDictionary headers)
    {
        var key = headers[KeyHeader].ToString();
        var authorization = headers.Authorization.ToString();
        if (key.Length == 0 && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) key = authorization[Bearer.Length..].Trim();
        return key.Length == 0 ? null : key;
    }
}
