using Microsoft.Extensions.Options;

namespace Byoa.Saas.Management;

/// <summary>Refuses to start with settings that are safe only on a developer's machine.</summary>
internal sealed class BootGuard(IHostEnvironment environment) : IValidateOptions<PlatformOptions>
{
    // Words that shipped examples put into their keys.
    private static readonly string[] DemoWords = ["demo", "example", "changeme", "change-me", "change_me", "development"];

    private const int FewestDistinctCharacters = 10;

    public ValidateOptionsResult Validate(string? name, PlatformOptions options) =>
        Complaint(options, environment.IsDevelopment()) is { } complaint ? ValidateOptionsResult.Fail(complaint) : ValidateOptionsResult.Success;

    /// <returns>What is wrong, never the value itself; null when nothing is.</returns>
    public static string? Complaint(PlatformOptions options, bool development) => options switch
    {
        { Key.Length: < PlatformOptions.ShortestKey } => $"Platform:Key needs at least {PlatformOptions.ShortestKey} characters.",
        { PublicUrl: not { IsAbsoluteUri: true, Scheme: "https" or "http" } } => "Platform:PublicUrl must be an absolute http or https address.",
        _ when !development && IsDemoKey(options.Key) => "Platform:Key is a demo key; make one with: openssl rand -base64 32",
        _ => null,
    };

    private static bool IsDemoKey(string key) =>
        key.Distinct().Count() < FewestDistinctCharacters
        || DemoWords.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));
}
