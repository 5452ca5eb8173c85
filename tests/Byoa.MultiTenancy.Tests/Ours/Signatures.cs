using System.Reflection;
using System.Runtime.CompilerServices;

namespace Byoa.MultiTenancy.Tests.Ours;

/// <summary>
/// Prints what an assembly exports, as a caller sees it: extension methods stand under their namespace,
/// since nobody names the class that holds them.
/// </summary>
internal static class Signatures
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly)
    {
        foreach (var room in assembly.GetExportedTypes().GroupBy(type => type.Namespace))
            foreach (var line in room.SelectMany(Lines).Prepend($"namespace {room.Key}"))
                yield return line;
    }

    private static IEnumerable<string> Lines(Type type) =>
        type is { IsAbstract: true, IsSealed: true } ? Statics(type) : Members(type).Select(member => "  " + member).Prepend(Heading(type));

    private static string Heading(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.GetMethod("<Clone>$") is null ? "class" : "record";
        var parents = type.GetInterfaces().Select(TypeNames.Plain)
            .Where(name => name != "ISerializable" && !name.StartsWith("IEquatable<", StringComparison.Ordinal));
        if (type.BaseType is { } parent && parent != typeof(object))
            parents = parents.Append(parent.Name);
        var list = string.Join(", ", parents.Order(StringComparer.Ordinal));
        return $"{kind} {TypeNames.Plain(type)}{(list.Length == 0 ? "" : " : " + list)}";
    }

    private static IEnumerable<string> Members(Type type) => type.GetConstructors(Own).Select(built => $"({Parameters(built)})")
        .Concat(type.GetProperties(Own).Select(Property))
        .Concat(type.GetFields(Own | BindingFlags.Static).Select(field => $"field {field.Name}"))
        .Concat(type.GetEvents(Own).Select(raised => $"event {raised.Name}"))
        .Concat(type.GetMethods(Own | BindingFlags.Static).Where(IsWritten).Select(Method));

    private static IEnumerable<string> Statics(Type type) => type
        .GetMembers(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Select(member => member is MethodInfo method && method.IsDefined(typeof(ExtensionAttribute))
            ? $"extension {Method(method)}"
            : $"static {type.Name}.{member.Name}");

    private static string Property(PropertyInfo property)
    {
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var reads = property.GetMethod?.IsPublic == true ? "get; " : "";
        var writes = property.SetMethod?.IsPublic != true ? ""
            : property.SetMethod.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; ";
        return $"{required}{TypeNames.Of(property)} {property.Name} {{ {reads}{writes}}}";
    }

    private static string Method(MethodInfo method)
    {
        var arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Plain))}>" : "";
        return $"{TypeNames.Of(method.ReturnParameter)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{TypeNames.Of(parameter)} {parameter.Name}"));

    private static bool IsWritten(MethodInfo method) => !method.IsSpecialName && !method.IsDefined(typeof(CompilerGeneratedAttribute));
}
