using System.Text.Json;
using Byoa.Saas.Demo.Checks;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo;

/// <summary>What a run came to; its JSON is what other programs read.</summary>
internal sealed record Summary(bool Ok, int Tenants, int CustomerMessages, int Replies, int Handoffs)
{
    public static Summary Nothing { get; } = new(false, 0, 0, 0, 0);

    /// <param name="ok">Whether every check holds.</param>
    /// <param name="tenants">How many.</param>
    /// <param name="scenes">Whose transcripts are counted.</param>
    /// <param name="told">What the API told of each conversation it knows.</param>
    public static Summary Of(bool ok, int tenants, IReadOnlyList<Scene> scenes, IReadOnlyList<Told> told) => new(
        ok,
        tenants,
        scenes.Sum(scene => scene.Transcript.Count(entry => entry.Kind == EntryKind.Customer)),
        scenes.Sum(scene => scene.Transcript.Count(entry => entry.Kind == EntryKind.Agent)),
        told.Sum(one => one.View.Handoffs));

    public string ToJson(TimeSpan elapsed) => JsonSerializer.Serialize(
        new { Ok, Tenants, CustomerMessages, Replies, Handoffs, ElapsedSeconds = Math.Round(elapsed.TotalSeconds, 1) },
        JsonSerializerOptions.Web);
}
