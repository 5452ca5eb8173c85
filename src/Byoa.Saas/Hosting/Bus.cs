using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.Core;
using Marten.Exceptions;
using Wolverine;
using Wolverine.ErrorHandling;
using Wolverine.Configuration;

namespace Byoa.Saas.Hosting;

/// <summary>
/// Wolverine: every message is durable. Conversation commands run in order per conversation; turns and effects mostly wait, so they run
/// side by side in lanes of their tenant. Messages are always placed by these rules: one sent to a queue by name is not recovered after a crash.
/// </summary>
public static class Bus
{
    private const int ConversationQueues = 4;
    private const int TenantLanes = 8;
    private const int WaitingPerLane = 1_000;

    public static void Configure(WolverineOptions bus, IConfiguration configuration)
    {
        bus.ServiceName = "byoa-saas";
        bus.ApplicationAssembly = typeof(Bus).Assembly;
        bus.AutoBuildMessageStorageOnStartup = AutoCreate.None;
        if (configuration["CodeGeneration:TypeLoadMode"] is { Length: > 0 } mode)
            bus.CodeGeneration.TypeLoadMode = Enum.Parse<TypeLoadMode>(mode, ignoreCase: true);

        var retries = RetryOptions.Read(configuration);
        Place(bus);
        Survive(bus, retries);
        Repeat(bus, retries);
        bus.Services.AddSingleton<SittingOut>();
        bus.Policies.Add<OutagesAreSatOut>();
    }

    private static void Place(WolverineOptions bus)
    {
        bus.Policies.AutoApplyTransactions();
        bus.Policies.UseDurableLocalQueues();
        bus.MessagePartitioning
            .ByMessage<IConversationMessage>(message => message.ConversationId)
            .ByTenantId()
            .ExemptFromPartitionedProcessing<ITenantLaneMessage>()
            .PublishToPartitionedLocalMessaging("conversations", ConversationQueues, queues =>
            {
                queues.MessagesImplementing<IConversationMessage>();
                queues.MaxDegreeOfParallelism = PartitionSlots.Five;
                queues.ConfigureQueues(queue => queue.UseDurableInbox());
            });
        bus.MessagePartitioning.PublishToPartitionedLocalMessaging("lanes", TenantLanes, lanes =>
        {
            lanes.MessagesImplementing<ITenantLaneMessage>();
            lanes.ConfigureQueues(queue => queue.UseDurableInbox().MaximumParallelMessages(WaitingPerLane));
        });
    }

    /// <summary>
    /// A dead node's work goes on elsewhere within seconds; the defaults take over a minute. Leadership is a lock of a database session: a leader that
    /// is frozen, and not gone, keeps it until it goes on or is killed, as a liveness probe does.
    /// </summary>
    private static void Survive(WolverineOptions bus, RetryOptions retries)
    {
        bus.DefaultExecutionTimeout = 30.Minutes();
        bus.Durability.HealthCheckPollingTime = 2.Seconds();
        bus.Durability.StaleNodeTimeout = 6.Seconds();
        bus.Durability.FirstHealthCheckExecution = 1.Seconds();
        bus.Durability.CheckAssignmentPeriod = 3.Seconds();
        bus.Durability.NodeReassignmentPollingTime = 2.Seconds();
        bus.Durability.OrphanedMessageSweepPollingTime = 2.Seconds();
        bus.Durability.ScheduledJobPollingTime = 1.Seconds();
        bus.Durability.ScheduledJobFirstExecution = 1.Seconds();
        bus.Durability.RecoveryBatchSize = 1_000;
        bus.Durability.DrainTimeout = 10.Seconds();
        // Owned by a living process that does not hold it any more: given out again. Twice is safe, since every handler asks its stream how far it came.
        bus.Durability.InboxStaleTime = retries.ForgottenAfter;
    }

    internal static void Repeat(WolverineOptions bus, RetryOptions retries)
    {
        // A concurrent writer: decide again upon what it wrote.
        bus.OnException<ConcurrencyException>()
            .Or<ExistingStreamIdCollisionException>()
            .Or<DocumentAlreadyExistsException>()
            .RetryWithCooldown(5.Milliseconds(), 15.Milliseconds(), 30.Milliseconds(), 60.Milliseconds(), 120.Milliseconds(), 250.Milliseconds(), 500.Milliseconds(), 1.Seconds());
        bus.OnException<Exception>(Faults.IsPassing)
            .RetryWithCooldown(50.Milliseconds(), 250.Milliseconds(), 1.Seconds())
            .Then.ScheduleRetryIndefinitely(2.Seconds(), 5.Seconds(), 10.Seconds());
        // A bug, or a world we did not think of: again for a while, then to the dead letters, listed and replayable.
        bus.OnAnyException().RetryWithCooldown(100.Milliseconds(), 1.Seconds()).Then.ScheduleRetry(retries.Pauses).Then.MoveToErrorQueue();
    }
}
