using Finbuckle.MultiTenant.Abstractions;

namespace Byoa.Saas.Tenancy;

/// <summary>
/// Answers the tenant resolver from the directory. A store that cannot be read looks like an unknown tenant to the resolver,
/// so the failure is noted with the request, where <see cref="TenantGate"/> finds it.
/// </summary>
internal sealed class MartenTenantStore(TenantDirectory directory, IHttpContextAccessor request) : IMultiTenantStore<Tenant>
{
    private static readonly object Failure = new();

    public static bool FailedFor(HttpContext context) => context.Items.ContainsKey(Failure);

    public Task<Tenant?> GetByIdentifierAsync(string identifier) =>
        AskAsync(cancellation => directory.ByIdentifierAsync(identifier, cancellation));

    public Task<Tenant?> GetAsync(string id) => AskAsync(cancellation => directory.ByIdAsync(id, cancellation));

    public async Task<IEnumerable<Tenant>> GetAllAsync() => await directory.AllAsync(Cancellation);

    public async Task<IEnumerable<Tenant>> GetAllAsync(int take, int skip) =>
        (await directory.AllAsync(Cancellation)).OrderBy(tenant => tenant.Id, StringComparer.Ordinal).Skip(skip).Take(take);

    public Task<bool> AddAsync(Tenant tenantInfo) => throw OnlyCommands();

    public Task<bool> UpdateAsync(Tenant tenantInfo) => throw OnlyCommands();

    public Task<bool> RemoveAsync(string identifier) => throw OnlyCommands();

    private CancellationToken Cancellation => request.HttpContext?.RequestAborted ?? CancellationToken.None;

    private async Task<Tenant?> AskAsync(Func<CancellationToken, ValueTask<Tenant?>> ask)
    {
        try
        {
            return await ask(Cancellation);
        }
        catch (TenantStoreUnavailableException) when (request.HttpContext is { } context)
        {
            context.Items[Failure] = true;
            return null;
        }
    }

    private static NotSupportedException OnlyCommands() => new("Tenants are changed by commands.");
}
