namespace Byoa.Saas.Operations;

/// <summary>For images without a shell or curl: asks this machine's host whether it is ready.</summary>
public static class HealthRole
{
    private const string DefaultAddress = "http://127.0.0.1:8080";

    /// <returns>0 when it is ready.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await http.GetAsync(new Uri(new Uri(args.ElementAtOrDefault(1) ?? DefaultAddress), Health.ReadyPath));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
