namespace Byoa.Saas.AgentRuntime.Model;

/// <summary>Is told when a provider fails a tenant, and when it answers again; both may be said more than once.</summary>
internal interface IProviderWatch
{
    Task FailsAsync(string tenant, string host);

    Task AnswersAgainAsync(string tenant, string host);
}
