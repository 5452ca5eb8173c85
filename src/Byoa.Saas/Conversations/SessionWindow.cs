namespace Byoa.Saas.Conversations;

/// <summary>WhatsApp lets a business write freely within a day of the customer's last message; afterwards only approved templates go out.</summary>
public static class SessionWindow
{
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <param name="thread">The conversation.</param>
    /// <param name="now">Now.</param>
    /// <param name="margin">How much earlier the window counts as closed: what is only begun now goes out later.</param>
    public static bool IsClosed(Thread thread, DateTimeOffset now, TimeSpan margin = default) =>
        thread.LastInboundAt is { } last && now > last + Length - margin;
}
