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
        checks.Equal("both know the same phone number", businesses.Count, scenes.Count(scene => scene.Customer.Phone == Playbill.JonasPhone));
        foreach (var business in businesses)
        {
            var others = scenes.Where(scene => scene.Business != business).ToList();
            var listed = await business.Agency.ConversationsAsync(business.Tenant, cancellation);
            checks.Equal(
                $"{business.About.Name} lists its own conversations",
                Sorted(scenes.Except(others).Select(scene => scene.Customer.ConversationId)),
                Sorted(listed.Select(view => view.Id)));

            var known = 0;
            foreach (var other in others)
                known += await business.Agency.KnowsAsync(business.Tenant, other.Customer.ConversationId, cancellation) ? 1 : 0;
            checks.Equal($"{business.About.Name} is shown none of the other's", 0, known);

            var foreign = businesses.Where(other => other != business).SelectMany(other => other.About.OwnWords).ToList();
            var said = string.Join('\n', scenes.Except(others).SelectMany(scene => scene.Transcript).Select(entry => entry.Text));
            checks.Equal($"{business.About.Name} says nothing of the other", "", Found(foreign, said));
            if (stage.Options.Model is null)
            {
                var asked = string.Join('\n', stage.Vendors.Model.Key(business.About.ModelKey).Requests.Select(request => WordsIn(request.Body)));
                checks.Equal($"{business.About.Name} tells its model nothing of the other", "", asked.Length == 0 ? "no request at all" : Found(foreign, asked));
            }
        }
    }

    private static string Found(IEnumerable<string> words, string text) =>
        string.Join(", ", words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static string Sorted(IEnumerable<string> ids) => string.Join(", ", ids.Order(StringComparer.Ordinal));

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
