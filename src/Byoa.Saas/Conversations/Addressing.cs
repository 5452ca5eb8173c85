namespace Byoa.Saas.Conversations;

internal static class Addressing
{
    /// <summary>One event when an address or a name is news, none otherwise.</summary>
    public static IEnumerable<IConversationEvent> Learn(Thread thread, Address address, string? name, DateTimeOffset now)
    {
        if (thread.Address.Merge(address) != thread.Address || (name is not null && name != thread.Name))
            yield return new CustomerAddressed(address, name, now);
    }
}
