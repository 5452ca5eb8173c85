using Finbuckle.MultiTenant.Abstractions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Finbuckle.MultiTenant;

/// <summary>The first identifier that a store knows wins; one that no store knows passes to the next strategy.</summary>
internal sealed class TenantResolver<TTenantInfo>(
    IEnumerable<IMultiTenantStrategy> strategies,
    IEnumerable<IMultiTenantStore<TTenantInfo>> stores,
    IOptions<MultiTenantOptions<TTenantInfo>> options,
    ILogger<TenantResolver<TTenantInfo>> logger) : ITenantResolver<TTenantInfo> where TTenantInfo : ITenantInfo
{
    public IEnumerable<IMultiTenantStrategy> Strategies { get; set; } = strategies;
    public IEnumerable<IMultiTenantStore<TTenantInfo>> Stores { get; set; } = stores;

    private MultiTenantEvents<TTenantInfo> Events => options.Value.Events;

    public async Task<IMultiTenantContext<TTenantInfo>> ResolveAsync(object context)
    {
        var completed = new TenantResolveCompletedContext<TTenantInfo> { Context = context, MultiTenantContext = await FindAsync(context) };
        await Events.OnTenantResolveCompleted(completed);
        return completed.MultiTenantContext;
    }

    async Task<IMultiTenantContext> ITenantResolver.ResolveAsync(object context) => await ResolveAsync(context);

    private async Task<MultiTenantContext<TTenantInfo>> FindAsync(object context)
    {
        foreach (var strategy in Strategies.OrderByDescending(strategy => strategy.Priority))
        {
            var identifier = await AskAsync(strategy, context);
            if (identifier is null || options.Value.IgnoredIdentifiers.Contains(identifier, StringComparer.OrdinalIgnoreCase))
                continue;

            foreach (var store in Stores)
                if (await AskAsync(store, strategy, identifier, context) is { } tenant)
                    return new(tenant, new StrategyInfo { Strategy = strategy }, new StoreInfo<TTenantInfo> { Store = store });
        }

        return new(default);
    }

    private async Task<string?> AskAsync(IMultiTenantStrategy strategy, object context)
    {
        var completed = new StrategyResolveCompletedContext { Context = context, Strategy = strategy };
        try
        {
            completed.Identifier = await strategy.GetIdentifierAsync(context);
        }
        catch (Exception cause)
        {
            throw new MultiTenantException($"The strategy {strategy.GetType().Name} failed.", cause);
        }

        await Events.OnStrategyResolveCompleted(completed);
        return completed.Identifier;
    }

    private async Task<TTenantInfo?> AskAsync(
        IMultiTenantStore<TTenantInfo> store, IMultiTenantStrategy strategy, string identifier, object context)
    {
        var completed = new StoreResolveCompletedContext<TTenantInfo>
        {
            Context = context,
            Strategy = strategy,
            Store = store,
            Identifier = identifier,
        };
        try
        {
            completed.TenantInfo = await store.GetByIdentifierAsync(identifier);
        }
        catch (Exception cause)
        {
            // As the package does: the gate after it tells a failing store from an unknown tenant.
            logger.StoreFailed(store.GetType().Name, cause);
        }

        await Events.OnStoreResolveCompleted(completed);
        return completed.TenantInfo;
    }
}

internal static partial class TenantResolverLog
{
    [LoggerMessage(LogLevel.Error, "The tenant store {Store} failed; the tenant counts as not found")]
    public static partial void StoreFailed(this ILogger logger, string store, Exception cause);
}
