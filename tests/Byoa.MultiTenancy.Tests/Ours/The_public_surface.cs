using System.Reflection;

namespace Byoa.MultiTenancy.Tests.Ours;

/// <summary>
/// <c>PublicSurface.txt</c> is written by hand from the documented API of Finbuckle.MultiTenant 10.1.2, not printed from the assembly:
/// a line belongs there only if the package has that member.
/// </summary>
public sealed class The_public_surface
{
    private static readonly string[] Listed = Qualified(ReadList());
    private static readonly string[] Exported = Qualified(Signatures.Of(Assembly.Load("Byoa.MultiTenancy")));

    [Fact]
    public void exports_nothing_the_list_does_not_name() =>
        Exported.Except(Listed).ShouldBeEmpty("Make it internal, or show that the package has it and list it.");

    [Fact]
    public void has_all_the_list_names() => Listed.Except(Exported).ShouldBeEmpty();

    /// <summary>Puts the namespace and the type before each member, so that the order of lines means nothing.</summary>
    private static string[] Qualified(IEnumerable<string> lines)
    {
        var (room, type) = ("", "");
        return [.. lines.Select(line =>
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
                room = line;
            else if (!line.StartsWith(' '))
                type = line;
            return line.StartsWith(' ') ? $"{room}: {type}: {line.Trim()}" : $"{room}: {line}";
        })];
    }

    private static List<string> ReadList()
    {
        using var list = new StreamReader(typeof(The_public_surface).Assembly.GetManifestResourceStream("PublicSurface.txt")!);
        return [.. list.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
