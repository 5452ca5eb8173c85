using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>The people who take a chat over, write in it, and give it back.</summary>
internal sealed class Colleagues(Business business, SimulatedCustomer customer, Played played)
{
    public async Task TakeOverAsync(Telling telling, CancellationToken cancellation)
    {
        if (telling is Telling.Wati or Telling.Both)
            business.Account.TakeOver(customer, Business.Colleague);
        if (telling is Telling.Wati)
            return;
        var answer = await business.TakeOverAsync(played.ConversationId, cancellation);
        if (answer.Succeeded)
            played.TakeOvers.Add(new ToldTakeOver(TimeProvider.System.GetUtcNow(), null));
    }

    public Task WriteAsync() => business.Account.HumanWritesAsync(customer, Business.Colleague, "This is Ann, I have taken care of it.");

    /// <summary>At Wati it must become the agent's in any case; the platform may be told besides, before or after it hears of it from Wati.</summary>
    public async Task GiveBackAsync(Telling telling, CancellationToken cancellation)
    {
        played.GiveBacks.Add(TimeProvider.System.GetUtcNow());
        if (played.TakeOvers is [.., { GivenBack: null } open])
            played.TakeOvers[^1] = open with { GivenBack = played.GiveBacks[^1] };
        if (customer.Assignee != business.Account.AiOperatorEmail || telling is not Telling.Platform)
            await business.Account.AssignAsync(customer, SimulatedAccount.Ai);
        if (telling is not Telling.Wati)
            await business.HandBackAsync(played.ConversationId, cancellation);
    }

    public Task SolveAsync()
    {
        business.Account.SetStatus(customer, "solved");
        return Task.CompletedTask;
    }
}
