using System.Text.Json;
using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Npgsql;
using Weasel.Core;
using Wolverine.Marten;

namespace Byoa.Saas.Hosting;

/// <summary>PostgreSQL, and Marten upon it. What is stored is said by the rooms; that it is kept apart by tenant is said here.</summary>
public static class Storage
{
    public const string ConnectionName = "Postgres";
    public const string Schema = "byoa";
    public const string BusSchema = "wolverine";

    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionString(configuration)));
        services.AddMarten(Configure)
            .UseLightweightSessions()
            .UseNpgsqlDataSource()
            .IntegrateWithWolverine(bus => bus.MessageStorageSchemaName = BusSchema);
        return services;
    }

    /// <summary>
    /// What a process that is gone without a word, or frozen, keeps from the others: leadership of the bus until its connection is known to be dead
    /// (two hours, by the system's own defaults), and the streams it was writing to.
    /// </summary>
    private const string LetGo =
        "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c tcp_user_timeout=11000 -c idle_in_transaction_session_timeout=10000";

    /// <summary>
    /// A reset on each return to the pool would throw away the prepared plans of Marten's append function, which cost more than the append;
    /// nothing here leaves state on a connection.
    /// </summary>
    public static string ConnectionString(IConfiguration configuration)
    {
        NpgsqlConnectionStringBuilder settings = new(
            configuration.GetConnectionString(ConnectionName)
            ?? throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing: set ConnectionStrings__{ConnectionName} to a PostgreSQL connection string."))
        {
            NoResetOnClose = true,
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            ApplicationName = "Byoa.Saas",
        };
        settings.Options = $"{LetGo} {settings.Options}".TrimEnd();
        return settings.ConnectionString;
    }

    internal static void Configure(StoreOptions store)
    {
        store.DatabaseSchemaName = Schema;
        store.Events.DatabaseSchemaName = Schema;
        store.AutoCreateSchemaObjects = AutoCreate.None;
        store.DisableNpgsqlLogging = true;

        store.Events.StreamIdentity = StreamIdentity.AsString;
        store.Events.TenancyStyle = TenancyStyle.Conjoined;
        store.Events.AppendMode = EventAppendMode.Quick;
        store.Policies.AllDocumentsAreMultiTenanted();
        // A forgotten tenant fails instead of landing in a shared partition.
        store.Advanced.DefaultTenantUsageEnabled = false;

        // The bus repeats a failed commit by deciding again; repeating the commit itself would only repeat its conflict.
        store.ConfigureWritePolly(_ => { });

        store.Projections.Errors.SkipApplyErrors = false;
        store.Projections.Errors.SkipSerializationErrors = false;
        store.Projections.Errors.SkipUnknownEvents = false;
        store.UseSystemTextJsonForSerialization(EnumStorage.AsString, Casing.CamelCase, configure: Json);
    }

    // jsonb orders members by itself, so a discriminator may stand anywhere.
    private static void Json(JsonSerializerOptions json) => json.AllowOutOfOrderMetadataProperties = true;
}
