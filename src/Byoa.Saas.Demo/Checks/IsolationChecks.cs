using System.Text.Json.Nodes;
using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo.Checks;

/// <summary>Nothing of the one business is found at the other, although one phone number is a customer of both.</summary>
internal static class IsolationChecks
{
    public static async Task RunAsync(
        DemoStage stage, IReadOnlyList<RunningBusiness> businesses, IReadOnlyList<Scene> scenes, CheckList checks, CancellationToken cancellation)
    {
        checks.Equal("businesses that know the same phone number", businesses.Count, scenes.Count(scene => scene.Customer.Phone == Playbill.JonasPhone));
        foreach (var business in businesses)
        {
            var name = business.About.Name;
            List<Scene> own = [.. scenes.Where(scene => scene.Business == business)];
            List<Scene> others = [.. scenes.Except(own)];
            var listed = await business.Agency.ConversationsAsync(business.Tenant, cancellation);
            checks.Alike($"{name} lists its own conversations", Sorted(own.Select(scene => scene.Customer.ConversationId)), Sorted(listed.Select(view => view.Id)));
            checks.None($"{name} is shown none of the other's", await KnownAsync(business, others, cancellation));

            List<string> foreign = [.. businesses.Where(other => other != business).SelectMany(other => other.About.OwnWords)];
            checks.None($"{name} says nothing of the other", Found(foreign, own.SelectMany(scene => scene.Transcript).Select(entry => entry.Text ?? "")));
            if (stage.Options.Model is null)
                checks.None($"{name} tells its model nothing of the other", Found(foreign, Asked(stage, business)));
        }
    }

    private static async Task<IReadOnlyCollection<string>> KnownAsync(RunningBusiness business, IEnumerable<Scene> others, CancellationToken cancellation)
    {
        List<string> known = [];
        foreach (var id in others.Select(scene => scene.Customer.ConversationId))
        {
            if (await business.Agency.KnowsAsync(business.Tenant, id, cancellation))
                known.Add(id);
        }

        return known;
    }

    private static List<string> Found(IEnumerable<string> words, IEnumerable<string> texts)
    {
        var all = string.Join('\n', texts);
        return [.. words.Where(word => all.Contains(word, StringComparison.OrdinalIgnoreCase))];
    }

    private static List<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Asked(DemoStage stage, RunningBusiness business) =>
        stage.Vendors.Model.Key(business.About.ModelKey).Requests.Select(request => WordsIn(request.Body));

    /// <summary>The messages without pictures, whose base64 may spell anything.</summary>
    private static string WordsIn(JsonObject request) => request["messages"] is JsonArray messages
        ? string.Join('\n', messages.Select(message => message?["content"]).SelectMany(Texts))
        : "";

    private static IEnumerable<string> Texts(JsonNode? content) => content switch
    {
        JsonValue text => [text.ToString()],
        JsonArray parts => parts.Select(part => part?["text"]?.ToString()).OfType<string>(),
        _ => [],
    };
}
