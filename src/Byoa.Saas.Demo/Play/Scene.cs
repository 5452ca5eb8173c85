using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Checks;
using Byoa.Saas.Simulators.Samples;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Play;

/// <summary>One conversation while it is played: what its customer does, and what is waited for.</summary>
internal sealed class Scene(RunningBusiness business, string phone, string name, bool scripted, CancellationToken cancellation)
{
    private readonly TimeSpan patience = TimeSpan.FromSeconds(scripted ? 30 : 120);

    public RunningBusiness Business => business;

    public SimulatedCustomer Customer { get; } = business.Account.Customer(phone, name);

    public IReadOnlyList<InboxEntry> Transcript => Customer.Transcript();

    /// <summary>What should have come of it.</summary>
    public required Action<Told, CheckList> Verify { get; init; }

    /// <summary>The first person the chat was assigned to; null for nobody.</summary>
    public string? HandedTo => Transcript
        .FirstOrDefault(entry => entry.EventType == "assignedOperator" && entry.Assignee != business.Account.AiOperatorEmail)?.Assignee;

    /// <summary>The words of the last voice note.</summary>
    public string? Spoken { get; private set; }

    /// <summary>Why the conversation did not come to its end; null when it did.</summary>
    public string? Stuck { get; set; }

    public Task WritesAsync(string text) => Customer.WritesAsync(text);

    public Task WroteAsync(string text, TimeSpan ago) => Customer.WroteAsync(text, ago);

    public Task SpeaksAsync(string words)
    {
        Spoken = words;
        return Customer.SendsVoiceAsync(SampleVoice.Saying(words));
    }

    public async Task<InboxEntry> ReplyAsync() => await Customer.WaitForReplyAsync(patience, cancellation);

    public async Task UntilWithAsync(string operatorEmail) => await Customer.WaitForAsync(
        all => all.LastOrDefault(entry => entry.EventType == "assignedOperator")?.Assignee == operatorEmail, patience, cancellation);

    /// <summary>A real model may see no reason yet; then its reply is enough.</summary>
    public async Task UntilSolvedAsync()
    {
        await ReplyAsync();
        if (scripted)
            await Customer.WaitForAsync(_ => Customer.Status == "solved", patience, cancellation);
    }

    public Task ColleagueWritesAsync(string operatorEmail, string text) => business.Account.HumanWritesAsync(Customer, operatorEmail, text);

    public Task GiveBackAsync() => business.Account.AssignAsync(Customer, SimulatedAccount.Ai);
}
