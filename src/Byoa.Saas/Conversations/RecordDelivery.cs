using Byoa.Saas.Platform;

namespace Byoa.Saas.Conversations;

/// <summary>Wati reports how a message of the business's side fared.</summary>
public sealed record RecordDelivery(
    string ConversationId, string? LocalMessageId, string? ProviderId, DeliveryStatus Status, string? FailedCode, string? Detail)
    : ConversationMessage(ConversationId), IConversationMessage;

public static class RecordDeliveryDecision
{
    public static Decision Decide(Conversation state, RecordDelivery command, DateTimeOffset now)
    {
        if (state.Known is not { } thread)
            return Decision.Ignore(Codes.NotOurs);
        DeliveryReported report = new(command.LocalMessageId, command.ProviderId, command.Status, command.FailedCode, command.Detail, now);
        var known = thread.Sent.FirstOrDefault(sent => EffectFold.Concerns(report, sent));
        if ((known ?? EffectFold.Early(thread, report)) is not { } sent)
            return !EffectFold.MayBeEarly(thread, report) ? Decision.Ignore(Codes.NotOurs)
                : thread.EarlyReportOn(report.ProviderId, null)?.Status >= report.Status ? Decision.Ignore(Codes.Duplicate)
                : Decision.Accept(report);
        if (known is not null && known.Status >= command.Status)
            return Decision.Ignore(Codes.Duplicate);
        return command.Status == DeliveryStatus.Failed
            ? Undeliverable.Failed(state, command.ConversationId, report, command.FailedCode, sent)
            : Decision.Accept(report);
    }
}

public static class RecordDeliveryHandler
{
    public static Task Handle(RecordDelivery command, ConversationStream stream, TimeProvider time, CancellationToken cancellation) =>
        stream.DecideAsync(command.ConversationId, state => RecordDeliveryDecision.Decide(state, command, time.GetUtcNow()), cancellation);
}
