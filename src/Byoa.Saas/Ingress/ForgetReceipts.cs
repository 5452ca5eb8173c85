using Microsoft.Extensions.Options;
using Npgsql;

namespace Byoa.Saas.Ingress;

/// <summary>Deletes receipts past their time, hourly and in small bites; several replicas doing so at once do no harm.</summary>
internal sealed partial class ForgetReceipts(NpgsqlDataSource database, IOptions<IngressOptions> options, TimeProvider time, ILogger<ForgetReceipts> logger)
    : BackgroundService
{
    private const int Bite = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer hourly = new(TimeSpan.FromHours(1), time);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
            await ForgetAsync(stoppingToken);
    }

    internal async Task ForgetAsync(CancellationToken cancellation)
    {
        try
        {
            int gone;
            do
            {
                await using var command = database.CreateCommand(
                    "delete from byoa.mt_doc_receipt where ctid in (select ctid from byoa.mt_doc_receipt where byoa.mt_immutable_timestamptz(data ->> 'arrivedAt') < $1 limit $2)");
                command.Parameters.AddWithValue(time.GetUtcNow().AddDays(-options.Value.ReceiptDays));
                command.Parameters.AddWithValue(Bite);
                gone = await command.ExecuteNonQueryAsync(cancellation);
            }
            while (gone == Bite);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            Postponed(fault);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Old receipts could not be deleted; tried again in an hour")]
    private partial void Postponed(Exception fault);
}
