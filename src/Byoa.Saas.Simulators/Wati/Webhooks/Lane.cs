namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>The deliveries of one conversation to one receiver, one after the other. Called under the post's lock.</summary>
internal sealed class Lane
{
    private Task tail = Task.CompletedTask;
    private Func<Task>? heldBack;

    public void Add(Func<Task> deliver)
    {
        tail = AfterAsync(tail, deliver);
        if (heldBack is null)
            return;
        tail = AfterAsync(tail, heldBack);
        heldBack = null;
    }

    /// <summary>Lets the next delivery go first.</summary>
    public void HoldBack(Func<Task> deliver)
    {
        if (heldBack is { } earlier)
            tail = AfterAsync(tail, earlier);
        heldBack = deliver;
    }

    public void LetGo(Func<Task> deliver)
    {
        if (heldBack != deliver)
            return;
        heldBack = null;
        Add(deliver);
    }

    /// <summary>Outside any order.</summary>
    public static void Apart(Func<Task> deliver) => _ = AfterAsync(Task.CompletedTask, deliver);

    private static async Task AfterAsync(Task before, Func<Task> deliver)
    {
        await Task.Yield();
        await before;
        await deliver();
    }
}
