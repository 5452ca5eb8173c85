namespace Byoa.Saas.Ingress.Payload;

/// <summary>The button or list row a customer tapped.</summary>
internal static class Choices
{
    private static readonly string[] Members = ["listReply", "interactiveButtonReply", "buttonReply"];

    /// <summary>Title and description, since Wati does not say whether it keeps our ids. Null when nothing was tapped.</summary>
    public static string? Of(JsonFields item) => Members.Select(member => Read(item, member)).FirstOrDefault(choice => choice is not null);

    private static string? Read(JsonFields item, string member)
    {
        if (item.Object(member) is not { } reply)
            return item.Text(member);
        var title = reply.Text("title", "text", "payload");
        return reply.Text("description") is { } description ? $"{title}\n{description}".Trim() : title;
    }
}
