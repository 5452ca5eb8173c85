using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Webhooks;

namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>One Wati account, seen from outside: what its customers, people and administrators do.</summary>
public sealed partial class SimulatedAccount : IDisposable
{
    private readonly Pulse pulse = new();

    internal SimulatedAccount(AccountSetup setup, Uri origin, int seed, TimeProvider clock)
    {
        Book = new AccountBook(setup, seed, clock);
        Behaviour = new VendorBehaviour(seed);
        Webhooks = new WebhookPost(Behaviour.Knobs, pulse);
        Announcer = new Announcer(Book, Webhooks, origin);
        Desk = new Desk(Book, Announcer, pulse);
    }

    public string TenantId => Book.Setup.TenantId;

    public string AiOperatorEmail => Book.Ai.Email!;

    /// <summary>Knobs, gates and counters of this account's routes.</summary>
    public VendorBehaviour Behaviour { get; }

    public KnobPanel Knobs => Behaviour.Knobs;

    public RouteCounters Counters => Behaviour.Counters;

    public WebhookPost Webhooks { get; }

    public Quirks Quirks
    {
        get => InBook(book => book.Quirks);
        set => InBook(book => book.Quirks = value);
    }

    internal AccountBook Book { get; }

    internal Announcer Announcer { get; }

    internal Desk Desk { get; }

    /// <summary>Where the AI operator's events go from now on; events still under way follow.</summary>
    public void SetWebhook(Uri? url, string? bearer = null) =>
        InBook(book => book.Ai.Webhook = url is null ? null : new WebhookAddress(url, bearer));

    /// <summary>Registers a receiver of the whole account's events; no types means all.</summary>
    /// <returns>Its id.</returns>
    public string AddGlobalWebhook(Uri url, IReadOnlyList<string>? eventTypes = null, string? bearer = null) => InBook(book =>
    {
        var webhook = new GlobalWebhook(book.Ids.Next(), new WebhookAddress(url, bearer), eventTypes ?? [], book.Clock.GetUtcNow());
        Announcer.Globals.Add(webhook);
        return webhook.Id;
    });

    /// <summary>A further AI operator with its own token and webhook.</summary>
    public void AddAiOperator(string name, string email, string token, Uri? webhook = null, string? bearer = null) => InBook(book =>
    {
        var ai = new Operator(book.Ids.Next(), OperatorKind.Ai, name, email)
        {
            Webhook = webhook is null ? null : new WebhookAddress(webhook, bearer),
        };
        book.Operators.Add(ai);
        return book.Tokens[token] = ai;
    });

    public void AddOperator(string name, string email) => InBook(book =>
    {
        book.Operators.Add(new Operator(book.Ids.Next(), OperatorKind.Person, name, email));
        return true;
    });

    public void AddTeam(string name) => InBook(book =>
    {
        book.Teams.Add(name);
        return true;
    });

    public void AddTemplate(TemplateSetup template) => InBook(book =>
    {
        book.Templates.Add(new Template(book.Ids.Next(), template, book.Clock.GetUtcNow()));
        return true;
    });

    /// <summary>A further token of the AI operator, valid beside the others.</summary>
    public void AddToken(string token) => InBook(book => book.Tokens[token] = book.Ai);

    /// <summary>The token is refused with 401 from now on.</summary>
    public void RevokeToken(string token) => InBook(book => book.Tokens.Remove(token));

    public void SetRules(AutoAssignment newChats, AutoAssignment reopenedChats) => InBook(book =>
    {
        book.NewChats = newChats;
        return book.ReopenedChats = reopenedChats;
    });

    /// <summary>Posts a body as it is to the AI operator's webhook, once, and gives the answer's status; 0 when there was none.</summary>
    public Task<int> InjectWebhookAsync(string body, CancellationToken cancellation = default)
    {
        var address = InBook(book => book.Ai.Webhook) ?? throw new InvalidOperationException("The AI operator has no webhook.");
        return Webhooks.PostRawAsync(address, body, cancellation);
    }

    /// <summary>Holds requests of a route class until released.</summary>
    public Gate Hold(string route, GatePoint point, int times = 1) => Behaviour.Gates.Hold(route, point, times);

    /// <summary>Runs an action at that point of every request of a route class.</summary>
    public void OnRequest(string route, GatePoint point, Func<Task> action) => Behaviour.Gates.OnRequest(route, point, action);

    public void Dispose()
    {
        Behaviour.Gates.Clear();
        Webhooks.Dispose();
    }

    internal T InBook<T>(Func<AccountBook, T> look)
    {
        lock (Book.Sync)
            return look(Book);
    }
}
