namespace Byoa.Saas.Simulators.Wati.Accounts;

/// <summary>Changes of contacts that both generations make; call while the book's lock is held.</summary>
internal static class ContactChanges
{
    /// <summary>Sets the named attributes and leaves the others alone.</summary>
    public static void SetAttributes(AccountBook book, Contact contact, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        foreach (var (name, value) in attributes)
            contact.Attributes[name] = value;
        contact.LastUpdated = book.Clock.GetUtcNow();
    }
}
