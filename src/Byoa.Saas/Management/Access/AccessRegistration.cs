using Byoa.Saas.Platform;
using Marten;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management.Access;

internal static class AccessRegistration
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services)
    {
        services.TryAddSingleton<FindCaller>(provider =>
            new CallerLookup(provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<IOptions<PlatformOptions>>()).FindAsync);
        services.AddAuthentication(ApiKeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, _ => { });
        services.AddAuthorizationBuilder()
            .AddPolicy(CallerPolicies.Platform, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => Caller.Of(context.User) is Caller.Operator))
            .AddPolicy(CallerPolicies.Agency, policy => policy.RequireAuthenticatedUser()
                .RequireAssertion(context => Caller.Of(context.User) is Caller.Agency));
        return services;
    }
}
