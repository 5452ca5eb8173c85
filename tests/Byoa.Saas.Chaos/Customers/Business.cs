using Byoa.Saas.Chaos.Hosts;
using Byoa.Saas.Simulators.Model;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>A tenant: its account at Wati, its key at the model, its agency's way to the platform.</summary>
internal sealed record Business(string Name, string Generation, string Token, SimulatedAccount Account, ModelKey Model, string AgencyKey, ManagementApi Api)
{
    public const string Colleague = "ann@example.com";

    public static TemplateSetup Template { get; } = new("still_open", TemplateWords.Body);

    /// <summary>The agent starts each reply with the name of its business, so that a mix-up of tenants can be read.</summary>
    public string Signature => $"{Name} says";

    public string Conversation(string id) => $"/api/v1/tenants/{Name}/conversations/{id}";

    public Task<ApiAnswer> TakeOverAsync(string conversation, CancellationToken cancellation) =>
        Api.PostAsync($"{Conversation(conversation)}/take-over", AgencyKey, new { @operator = Colleague }, cancellation);

    public Task<ApiAnswer> HandBackAsync(string conversation, CancellationToken cancellation) =>
        Api.PostAsync($"{Conversation(conversation)}/hand-back", AgencyKey, null, cancellation);
}
