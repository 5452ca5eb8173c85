using Marten;
using Marten.Schema;
using Npgsql;

namespace Byoa.Saas.Tenancy;

/// <summary>How the room's documents are stored.</summary>
internal static class TenancyStorage
{
    private const string IdentifierIndex = "tenant_identifier_unique";

    public static void Configure(StoreOptions store)
    {
        store.Schema.For<TenantRecord>()
            .UseOptimisticConcurrency(true)
            .Index(record => record.Tenant.Identifier, index =>
            {
                index.Name = IdentifierIndex;
                index.IsUnique = true;
                index.Casing = ComputedIndex.Casings.Lower;
            });
        store.Schema.For<Agency>();
        store.Schema.For<ApiKey>();
        store.Schema.For<AgentVersionRecord>();
    }

    /// <summary>Whether a commit failed because another tenant took the identifier in the same moment.</summary>
    public static bool IsIdentifierTaken(Exception failure) => failure switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: { } index } =>
            index.EndsWith(IdentifierIndex, StringComparison.Ordinal),
        AggregateException several => several.InnerExceptions.Any(IsIdentifierTaken),
        { InnerException: { } inner } => IsIdentifierTaken(inner),
        _ => false,
    };
}
