using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests;

/// <summary>How a test wants its business; what is left out suits most.</summary>
internal sealed record ShopWishes
{
    /// <summary>The account's number at Wati; free ones are found by themselves.</summary>
    public string? WatiTenant { get; init; }

    public string? AgencyKey { get; init; }

    /// <summary>v1 or v3.</summary>
    public string Generation { get; init; } = "v1";

    /// <summary>Chooses the business in the demo's script.</summary>
    public string Prompt { get; init; } = "You are the assistant of the bike shop Radhaus.";

    public double SettleSeconds { get; init; }

    public object? Handoff { get; init; } = new { @operator = "ann@example.com", summaryAttribute = "handoff_summary" };

    /// <summary>What stops the agent; null for the defaults.</summary>
    public object? Breakers { get; init; }

    public double PauseAfterColleagueMinutes { get; init; }

    /// <summary>When the agent looks who has the chat before it speaks; null for the default.</summary>
    public object? OwnershipCheck { get; init; }

    /// <summary>The template for closed windows; null for none.</summary>
    public object? ClosedWindow { get; init; }

    public bool ReadsPictures { get; init; } = true;

    /// <summary>Where its model is; null for the platform's address.</summary>
    public Uri? ModelAddress { get; init; }

    /// <summary>As the agency sends it.</summary>
    public object? Fallback { get; init; }

    public AutoAssignment NewChats { get; init; } = AutoAssignment.ToAi;

    public AutoAssignment ReopenedChats { get; init; } = AutoAssignment.ToAi;

    public Quirks Quirks { get; init; } = new();

    /// <summary>The registration as the agency sends it.</summary>
    public object Request(string identifier, Uri endpoint, string token, string modelKey) => new
    {
        identifier,
        name = identifier,
        wati = new { endpoint = endpoint.AbsoluteUri, token, generation = Generation, operatorEmail = "ai@agents.example" },
        agent = Agent(modelKey),
    };

    /// <summary>Its agent as the agency describes it.</summary>
    public object Agent(string modelKey) => new
    {
        prompt = Prompt,
        model = new { name = "sim", baseUrl = ModelAddress, key = modelKey, readsPictures = ReadsPictures, transcriptionModel = "simulated-voice", fallback = Fallback },
        handoff = Handoff,
        limits = new { settleSeconds = SettleSeconds },
        breakers = Breakers,
        pauseAfterColleagueMinutes = PauseAfterColleagueMinutes,
        closedWindow = ClosedWindow,
        ownershipCheck = OwnershipCheck,
    };
}
