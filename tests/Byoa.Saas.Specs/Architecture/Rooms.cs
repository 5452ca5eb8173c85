using System.Reflection;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.Specs.Architecture;

/// <summary>The rooms of the host, by namespace.</summary>
internal static class Rooms
{
    private const string Root = "Byoa.Saas";

    public static Assembly House { get; } = typeof(Conversation).Assembly;

    /// <summary>Parts of a room that others may know, or that know others, where the rest of it does not.</summary>
    private static readonly string[] Alcoves = ["AgentRuntime.Definition", "Wati.Effects"];

    public static IEnumerable<Type> Types => House.GetTypes().Where(type => Of(type) is not null);

    /// <returns>Null for what is not ours, such as generated code.</returns>
    public static string? Of(Type type)
    {
        var space = Outermost(type).Namespace;
        if (type.Assembly != House || space is null || !space.StartsWith(Root + ".", StringComparison.Ordinal))
            return null;
        var inside = space[(Root.Length + 1)..];
        return Alcoves.FirstOrDefault(alcove => inside == alcove || inside.StartsWith(alcove + ".", StringComparison.Ordinal)) ?? inside.Split('.')[0];
    }

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
