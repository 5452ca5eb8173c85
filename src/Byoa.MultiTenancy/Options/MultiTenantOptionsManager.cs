using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant.Options;

/// <summary>
/// Serves <c>IOptions</c> and <c>IOptionsSnapshot</c> from a cache of its own,
/// so clearing the monitor's cache is not seen here: what may change is read through <c>IOptionsMonitor</c>.
/// </summary>
internal sealed class MultiTenantOptionsManager<TOptions>(IOptionsFactory<TOptions> factory, IMultiTenantContextAccessor accessor)
    : IOptionsSnapshot<TOptions> where TOptions : class
{
    private readonly MultiTenantOptionsCache<TOptions> cache = new(accessor);

    public TOptions Value => Get(null);

    public TOptions Get(string? name)
    {
        name ??= Microsoft.Extensions.Options.Options.DefaultName;
        return cache.GetOrAdd(name, () => factory.Create(name));
    }
}
