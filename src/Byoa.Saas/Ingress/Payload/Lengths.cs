namespace Byoa.Saas.Ingress.Payload;

/// <summary>How much of a text is kept, in UTF-16 characters.</summary>
internal static class Lengths
{
    public const int LongestText = 65_536;
    public const int LongestLabel = 256;
    public const int LongestId = 200;
    public const int LongestLocation = 4_096;
}
