using Byoa.Saas.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Byoa.Saas.Management;

/// <summary>Refuses to start with settings that are safe only on a developer's machine.</summary>
internal sealed class BootGuard(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<PlatformOptions>
{
    // Words that shipped examples put into their keys.
    private static readonly string[] DemoWords = ["demo", "example", "changeme", "change-me", "change_me", "development"];

    private const int FewestDistinctCharacters = 10;

    public ValidateOptionsResult Validate(string? name, PlatformOptions options) =>
        (Complaint(options, environment.IsDevelopment()) ?? ComplaintOfDatabase(configuration.GetConnectionString(Storage.ConnectionName), environment.IsDevelopment())) is { } complaint
            ? ValidateOptionsResult.Fail(complaint) : ValidateOptionsResult.Success;

    /// <returns>What is wrong, never the value itself; null when nothing is.</returns>
    public static string? Complaint(PlatformOptions options, bool development) => options switch
    {
        { Key.Length: < PlatformOptions.ShortestKey } => $"Platform:Key needs at least {PlatformOptions.ShortestKey} characters.",
        { PublicUrl: not { IsAbsoluteUri: true, Scheme: "https" or "http" } } => "Platform:PublicUrl must be an absolute http or https address.",
        _ when !development && IsDemoKey(options.Key) => "Platform:Key is a demo key; make one with: openssl rand -base64 32",
        _ => null,
    };

    /// <returns>What is wrong with how the database is reached, never the password itself; null when nothing is.</returns>
    public static string? ComplaintOfDatabase(string? connection, bool development) =>
        !development && new NpgsqlConnectionStringBuilder(connection).Password is { } password && HasDemoWord(password)
            ? $"ConnectionStrings:{Storage.ConnectionName} holds a demo password; set another one, and change it in PostgreSQL if it runs already."
            : null;

    private static bool IsDemoKey(string key) =>
        key.Distinct().Count() < FewestDistinctCharacters
        || HasDemoWord(key);

    private static bool HasDemoWord(string secret) => DemoWords.Any(word => secret.Contains(word, StringComparison.OrdinalIgnoreCase));
}
