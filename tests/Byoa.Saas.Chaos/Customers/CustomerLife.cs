using System.Globalization;
using Byoa.Saas.Simulators.Samples;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>Plays one plan.</summary>
internal sealed class CustomerLife
{
    private readonly CustomerPlan plan;
    private readonly Business business;
    private readonly SimulatedCustomer customer;
    private readonly Played played;
    private readonly Colleagues colleagues;
    private bool inBurst;

    public CustomerLife(CustomerPlan plan, Business business, Ledger ledger)
    {
        (this.plan, this.business) = (plan, business);
        customer = business.Account.Customer(string.Create(CultureInfo.InvariantCulture, $"49151{plan.Number:D8}"), $"Customer {plan.Number}");
        played = ledger.Open(business, customer);
        colleagues = new Colleagues(business, customer, played);
    }

    public async Task PlayAsync(CancellationToken cancellation)
    {
        await Task.Delay(plan.Starts, TimeProvider.System, cancellation);
        foreach (var step in plan.Steps)
        {
            await TakeAsync(step, cancellation);
            inBurst = step is Step.Write || (inBurst && step is Step.Pause);
        }
    }

    private Task TakeAsync(Step step, CancellationToken cancellation) => step switch
    {
        Step.Write write => WriteAsync(write),
        Step.WriteLate late => WriteLateAsync(late),
        Step.React react => customer.ReactsAsync(react.Emoji),
        Step.Pause pause => Task.Delay(pause.Time, TimeProvider.System, cancellation),
        Step.AwaitAnswer answer => AwaitAnswerAsync(answer.Most, cancellation),
        Step.TakeOver take => colleagues.TakeOverAsync(take.Telling, cancellation),
        Step.ColleagueWrites => colleagues.WriteAsync(),
        Step.GiveBack back => colleagues.GiveBackAsync(back.Telling, cancellation),
        Step.Solve => colleagues.SolveAsync(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task WriteAsync(Step.Write write)
    {
        played.Bursts += inBurst ? 0 : 1;
        var token = NextToken;
        var words = $"{write.Words} {token}";
        var id = write.Form switch
        {
            MessageForm.Text => await customer.WritesAsync(words),
            MessageForm.Image => await customer.SendsImageAsync(caption: words),
            MessageForm.Voice => await customer.SendsVoiceAsync(words),
            MessageForm.Document => await customer.SendsDocumentAsync(SamplePdf.WithText("Order", words), "order.pdf"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        played.Letters.Add(new Letter(token, id, write.Form));
    }

    private async Task WriteLateAsync(Step.WriteLate late)
    {
        played.Bursts++;
        var token = NextToken;
        await business.Account.AssignAsync(customer, SimulatedAccount.Ai);
        var id = await customer.WroteAsync($"{late.Words} {token}", late.Ago);
        played.Letters.Add(new Letter(token, id, MessageForm.Text) { Late = true });
    }

    private string NextToken => Token.Of(plan.Number, played.Letters.Count + 1);

    private async Task AwaitAnswerAsync(TimeSpan most, CancellationToken cancellation)
    {
        try
        {
            await customer.WaitForAsync(entries => entries.LastOrDefault(entry => entry.Kind != EntryKind.Event) is { FromBusiness: true }, most, cancellation);
        }
        catch (TimeoutException)
        {
            // Then the customer writes again.
        }
    }
}
