using System.Reflection;

namespace Byoa.MultiTenancy.Tests.Ours;

/// <summary>Types written as in C#, with the question marks of nullable references.</summary>
internal static class TypeNames
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    public static string Of(PropertyInfo property) => Written(property.PropertyType, Nullability.Create(property));

    public static string Of(ParameterInfo parameter) => Written(parameter.ParameterType, Nullability.Create(parameter));

    public static string Plain(Type type) => Written(type, null);

    private static string Written(Type type, NullabilityInfo? info)
    {
        var mark = info is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } ? "?" : "";
        if (type.IsArray)
            return Written(type.GetElementType()!, info?.ElementType) + "[]" + mark;
        if (!type.IsGenericType)
            return Keywords.GetValueOrDefault(type, type.Name) + mark;

        var arguments = type.GetGenericArguments()
            .Select((argument, at) => Written(argument, info?.GenericTypeArguments.ElementAtOrDefault(at)));
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(", ", arguments)}>{mark}";
    }
}
