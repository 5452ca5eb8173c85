using Finbuckle.MultiTenant.Abstractions;

namespace Finbuckle.MultiTenant.Strategies;

internal sealed class StaticStrategy(string identifier) : IMultiTenantStrategy
{
    // After every strategy that looks at the request.
    public int Priority => -1000;

    public Task<string?> GetIdentifierAsync(object context) => Task.FromResult<string?>(identifier);
}

internal sealed class DelegateStrategy(Func<object, Task<string?>> doStrategy) : IMultiTenantStrategy
{
    public Task<string?> GetIdentifierAsync(object context) => doStrategy(context);
}
