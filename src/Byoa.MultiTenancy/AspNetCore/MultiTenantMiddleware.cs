using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using Finbuckle.MultiTenant.AspNetCore.Options;
using Finbuckle.MultiTenant.AspNetCore.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant.AspNetCore;

internal sealed class MultiTenantMiddleware(
    RequestDelegate next, IOptions<BypassWhenOptions> bypass, IOptions<ShortCircuitWhenOptions> shortCircuit)
{
    public async Task InvokeAsync(HttpContext context, ITenantResolver resolver, IMultiTenantContextSetter setter)
    {
        if (bypass.Value.Predicate?.Invoke(context) == true
            || context.GetEndpoint()?.Metadata.GetMetadata<IExcludeFromMultiTenantResolutionMetadata>() is { ExcludeFromResolution: true })
        {
            await next(context);
            return;
        }

        var result = await resolver.ResolveAsync(context);
        setter.MultiTenantContext = result;
        context.Remember(result);

        if (shortCircuit.Value is { Predicate: { } endsHere, RedirectTo: var redirectTo } && endsHere(result))
        {
            if (redirectTo is not null)
                context.Response.Redirect(redirectTo.ToString());
            return;
        }

        await next(context);
    }
}
