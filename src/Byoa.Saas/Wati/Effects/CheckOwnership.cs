using System.Diagnostics;
using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Wati.Effects;

/// <summary>Looks at recent history before the agent speaks, when the tenant's policy says a look is due.</summary>
public sealed class CheckOwnership(HistoryLooks looks, CallAdmission admission, Tenants tenants, Agents agents, IOptions<EffectOptions> options, TimeProvider time)
{
    private const int MostTries = 3;

    /// <summary>Leave to look is waited for apart from the look, so that nothing need be waited for between the look and the word.</summary>
    public async Task<LeaveToLook> AskAsync(EffectContext context, Conversation state, OwedEffect owed, CancellationToken cancellation)
    {
        if (!MayBeAPersons(state, owed) || await tenants.FindAsync(context.Account.Tenant, cancellation) is not { } tenant)
            return new LeaveToLook.NotNeeded(new Sighting.NothingToCheck());
        var thread = state.Known!;
        var policy = (await agents.InForceAsync(tenant, cancellation)).Definition.OwnershipCheck;
        Sighting.Ours told = new(thread.LastShownAt);
        // While the send waits for its slot a look may become due.
        if (thread.DoubtedAt is null && !policy.IsDue(thread.LastShownAt, time.GetUtcNow()))
            return new LeaveToLook.NotNeeded(told with
            {
                CountsUntil = policy.Mode == OwnershipCheckMode.AfterSeconds ? thread.LastShownAt.AddSeconds(policy.Seconds) + options.Value.LookCounts : null,
            });
        // Whoever asked for a look before every word, and whoever was told of a colleague, is not served by a word without one.
        var careful = policy.Mode == OwnershipCheckMode.Always || thread.DoubtedAt is not null;
        return await admission.AskAsync(context.Account, WatiCallClass.Messages, SlotPatience.Grown(options.Value.LongestWaitInPlace, context.Command.WaitedUntil(time.GetUtcNow())), cancellation) switch
        {
            Admission.Given given => new LeaveToLook.Given(given.Permit, careful, tenant.Wati.OperatorEmail),
            Admission.Later later when careful => new LeaveToLook.Later(later.Wait),
            Admission.Later => new LeaveToLook.NotNeeded(told),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>
    /// The agent's own words, and those it closes the chat or gives it away with: a person may have it by now. Where a webhook named one, it is
    /// not assigned to another unseen either.
    /// </summary>
    private static bool MayBeAPersons(Conversation state, OwedEffect owed) => state switch
    {
        Conversation.WithAgent or Conversation.Resolved => owed.Effect.IsMessage,
        Conversation.WithHuman { IsSomebodys: false, Until: null } given =>
            owed.Epoch == given.Thread.Epoch && (owed.Effect.IsMessage || (owed.Effect is Effect.Assign && given.Thread.DoubtedAt is not null)),
        _ => false,
    };

    public async Task<Sighting> LookAsync(EffectContext context, Conversations.Thread thread, LeaveToLook leave, CancellationToken cancellation)
    {
        if (leave is not LeaveToLook.Given given)
            return leave is LeaveToLook.NotNeeded known ? known.Sighting : throw new UnreachableException();
        var now = time.GetUtcNow();
        var look = await looks.LookAsync(
            context.Account with { Permit = given.Permit }, thread.Target(context.ConversationId), context.ConversationId, HistoryLooks.LargestPage, 1, context.Bus, cancellation);
        if (look is HistoryLook.Read read && !AssignmentEvidence.Tells(read, AssignmentEvidence.OursUntil(read.NewestFirst, thread, given.AgentEmail)))
            look = new HistoryLook.Missing(Codes.HistoryTooShort, false);
        var countsUntil = time.GetUtcNow() + options.Value.LookCounts;
        if (look is HistoryLook.Missing)
            context.Command = context.Command.Unseen();
        if (Unseen(look, given.IsCareful, context.Command.BlindLooks, thread.LastShownAt) is { } unseen)
            return unseen;
        var history = ((HistoryLook.Read)look).NewestFirst;
        if (AssignmentEvidence.OfTakeOver(history, thread, given.AgentEmail) is not { } takeOver)
            return new Sighting.Ours(now) { CountsUntil = countsUntil };
        await context.SendAsync(
            new TakeOverConversation(context.ConversationId, takeOver.Assignee, Codes.AssignedToColleague) { Seen = new SeenTakeOver(thread.Epoch, now, takeOver.At) },
            cancellation);
        return new Sighting.Gone();
    }

    /// <summary>What a look that saw nothing comes to; null when it saw something.</summary>
    /// <param name="look">The look.</param>
    /// <param name="careful">Whether the agent would rather wait than speak without a look.</param>
    /// <param name="failed">Looks in a row that failed, this one included.</param>
    /// <param name="toldAt">When Wati last told us the chat is the agent's.</param>
    public static Sighting? Unseen(HistoryLook look, bool careful, int failed, DateTimeOffset toldAt) => look switch
    {
        HistoryLook.Read => null,
        HistoryLook.Paused => new Sighting.Unknown(TimeSpan.Zero),
        HistoryLook.Later later when careful => new Sighting.Unknown(later.Wait),
        HistoryLook.Missing { IsFinal: false } when failed < MostTries => new Sighting.Unknown(TimeSpan.Zero),
        // A look that fails is no reason to keep the customer waiting: the agent had the chat when it was last told.
        _ => new Sighting.Ours(toldAt),
    };
}
