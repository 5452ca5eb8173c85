using System.ComponentModel.DataAnnotations;

namespace Byoa.Saas.Management;

/// <summary>How the platform is reached and run.</summary>
public sealed class PlatformOptions
{
    public const string SectionName = "Platform";

    /// <summary>The shortest key that is taken.</summary>
    public const int ShortestKey = 32;

    /// <summary>The key that makes agencies. Required; see <see cref="BootGuard"/>.</summary>
    [Required, MinLength(ShortestKey)]
    public string Key { get; set; } = "";

    /// <summary>The address Wati can reach this platform at, scheme included; webhook addresses start with it.</summary>
    [Required]
    public Uri? PublicUrl { get; set; }
}
