using Byoa.Saas.AgentRuntime.Definition;
using Byoa.Saas.AgentRuntime.Handoff;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>Fills a tenant's template with what the stream knows of the customer.</summary>
public sealed class ComposeTemplate(ConversationReader conversations)
{
    /// <returns>Null when a parameter comes out empty.</returns>
    public async Task<Effect.SendTemplate?> MakeAsync(Tenant tenant, TemplateChoice choice, string conversationId, string replyId, CancellationToken cancellation)
    {
        var events = (await conversations.EventsAsync(tenant.Id, conversationId, cancellation)).Select(e => e.Data).OfType<IConversationEvent>().ToList();
        var contact = events.OfType<ContactRead>().LastOrDefault(read => read.Failure is null);
        var name = contact?.Name ?? events.OfType<CustomerAddressed>().LastOrDefault(addressed => addressed.Name is not null)?.Name;
        return TemplatePlan.Make(choice, replyId, tenant.Name, name, contact?.Attributes ?? new Dictionary<string, string>());
    }
}
