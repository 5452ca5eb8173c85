using Byoa.Saas.Conversations;
using Byoa.Saas.Platform;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Wolverine;

namespace Byoa.Saas.AgentRuntime.Handoff;

/// <summary>Asks Wati's history who has the chat, and settles the question with what it says.</summary>
public static class VerifyReassignmentHandler
{
    private const int HistoryPage = 30;

    public static async Task Handle(
        VerifyReassignment command, Envelope envelope, Tenants tenants, ConversationReader conversations, IWatiClients wati, IMessageBus bus, CancellationToken cancellation)
    {
        var tenant = await tenants.FindAsync(envelope.TenantId!, cancellation) ?? throw new InvalidOperationException("A reassignment came for a tenant that does not exist.");
        if (await conversations.LoadAsync(tenant.Id, command.ConversationId, cancellation) is not Conversation.WithHuman { Questioned: true } held)
            return;
        var answer = await wati.For(Tenants.AccountOf(tenant)).GetMessagesAsync(held.Thread.Target(command.ConversationId), 1, HistoryPage, cancellation);
        var evidence = answer is WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted { Value: var history }
            ? AssignmentEvidence.Read(history, held, tenant.Wati.OperatorEmail)
            : ReassignmentEvidence.Inconclusive;
        await bus.InvokeForTenantAsync<Outcome>(tenant.Id, new SettleReassignment(command.ConversationId, command.Epoch, evidence), cancellation);
    }
}

/// <summary>Who has the chat, by the latest assignment history tells of.</summary>
public static class AssignmentEvidence
{
    /// <summary>Wati's clock and ours may differ by so much.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    /// <param name="newestFirst">One page of history.</param>
    /// <param name="held">The person who has the chat as far as we know, and since when.</param>
    /// <param name="agentEmail">The AI operator's e-mail, if the tenant told us.</param>
    public static ReassignmentEvidence Read(IReadOnlyList<WatiHistoryItem> newestFirst, Conversation.WithHuman held, string? agentEmail)
    {
        var latest = newestFirst.Where(item => item.Kind == WatiHistoryKind.Assignment).MaxBy(item => item.At);
        if (latest is null)
            return ReassignmentEvidence.Inconclusive;
        // An assignment from before our own hand-over, which Wati may not show yet, says nothing of the time after it.
        if (agentEmail is not null && latest.Assignee is { } assignee && Same(assignee, agentEmail) && latest.At >= held.Since - ClockTolerance)
            return ReassignmentEvidence.AgentHasIt;
        // Our own hand-over is the latest there is: what Wati sent was a straggler from before it.
        if (latest.At <= held.Since + ClockTolerance || (latest.Assignee is { } person && Same(person, held.Operator)))
            return ReassignmentEvidence.ColleagueHasIt;
        return ReassignmentEvidence.Inconclusive;
    }

    private static bool Same(string named, string? known) => string.Equals(named.Trim(), known, StringComparison.OrdinalIgnoreCase);
}
