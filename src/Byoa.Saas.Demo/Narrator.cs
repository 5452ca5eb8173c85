using System.Globalization;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo;

/// <summary>Tells what the team inboxes show, as it happens there.</summary>
internal sealed class Narrator(Screen screen) : IAsyncDisposable
{
    private const int TenantColumn = 11;
    private const int AuthorColumn = 9;

    private readonly CancellationTokenSource end = new();
    private readonly Lock sync = new();
    private readonly List<Followed> followed = [];

    public void Follow(Scene scene)
    {
        var one = new Followed(scene);
        lock (sync)
            followed.Add(one);
        one.Watch = WatchAsync(one);
    }

    /// <summary>Tells what has happened and was not told yet.</summary>
    public void CatchUp()
    {
        lock (sync)
            followed.ForEach(Tell);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        foreach (var one in followed)
            await one.Watch;
        end.Dispose();
    }

    private async Task WatchAsync(Followed one)
    {
        try
        {
            while (true)
            {
                await one.Scene.Customer.WaitForAsync(all => all.Count > one.Told, Timeout.InfiniteTimeSpan, end.Token);
                lock (sync)
                    Tell(one);
            }
        }
        catch (OperationCanceledException)
        {
            // The evening is over.
        }
    }

    private void Tell(Followed one)
    {
        var news = one.Scene.Transcript.Skip(one.Told).ToList();
        foreach (var (name, value) in one.Scene.Customer.Attributes.Where(a => one.Attributes.GetValueOrDefault(a.Key) != a.Value))
        {
            one.Attributes[name] = value;
            // A value is stored before the words that confirm it, and shown in that order.
            Aside(one.Scene, TimeProvider.System.GetUtcNow(), $"{name}: {Lines.Shortened(value)}");
        }

        foreach (var entry in news)
            Tell(one.Scene, entry);
        one.Told += news.Count;
    }

    private void Tell(Scene scene, InboxEntry entry)
    {
        if (entry.Kind == EntryKind.Event)
        {
            Aside(scene, entry.At, Lines.OfEvent(entry));
            return;
        }

        var author = entry.Kind == EntryKind.Agent ? "agent" : entry.Author ?? "";
        var ink = entry.Kind switch { EntryKind.Agent => Ink.Green, EntryKind.Human => Ink.Blue, _ => Ink.Bold };
        Write(scene, entry.At, $"{screen.Paint($"{author,-AuthorColumn}", ink)} ", TenantColumn + AuthorColumn + 13, Lines.Of(entry, scene));
    }

    private void Aside(Scene scene, DateTimeOffset at, string text) =>
        Write(scene, at, "", TenantColumn + 12, $"— {text} —", Ink.Faint);

    private void Write(Scene scene, DateTimeOffset at, string lead, int indent, string text, Ink? ink = null)
    {
        var about = scene.Business.About;
        var ago = TimeProvider.System.GetUtcNow() - at;
        var time = ago < TimeSpan.FromHours(1)
            ? at.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{ago.TotalHours:0} h ago");
        var wrapped = Lines.Wrapped(text, indent);
        screen.Line($"  {time}  {screen.Paint($"{about.ShortName,-TenantColumn}", about.Ink)}{lead}{(ink is { } faint ? screen.Paint(wrapped, faint) : wrapped)}");
    }

    private sealed class Followed(Scene scene)
    {
        public Scene Scene => scene;

        public int Told { get; set; }

        public Dictionary<string, string> Attributes { get; } = [];

        public Task Watch { get; set; } = Task.CompletedTask;
    }
}
