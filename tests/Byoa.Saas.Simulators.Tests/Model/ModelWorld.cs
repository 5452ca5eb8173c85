using System.ClientModel;
using System.ClientModel.Primitives;
using Byoa.Saas.Simulators.Model;
using OpenAI;
using OpenAI.Audio;
using OpenAI.Chat;

namespace Byoa.Saas.Simulators.Tests.Model;

/// <summary>The simulated model, asked through OpenAI's own client without its retries.</summary>
internal sealed class ModelWorld : IAsyncDisposable
{
    public const string BikeShop = "You answer for Radhaus, a bike shop.\nThe customer's name at Wati: \"Maria Lopez\".";
    public const string Practice = "You answer for Zahnarztpraxis Dr. Weber.";

    private ModelWorld(SimulatedVendors vendors)
    {
        Vendors = vendors;
        Key = vendors.Model.Key("sk-1");
    }

    public SimulatedVendors Vendors { get; }

    public ModelKey Key { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ModelWorld> StartAsync() => new(await SimulatedVendors.StartAsync(cancellation: Stop));

    public ChatClient Chat(string key = "sk-1") => Client(key).GetChatClient("any-model");

    public AudioClient Audio() => Client("sk-1").GetAudioClient("any-voice");

    public async Task<ChatCompletion> AskAsync(IEnumerable<ChatMessage> messages, params string[] tools) =>
        await Chat().CompleteChatAsync(messages, Options(tools), Stop);

    /// <summary>What the model says to a burst of messages, with the fences the runtime puts around them.</summary>
    public async Task<string> SaysAsync(string prompt, params string[] burst)
    {
        var answer = await AskAsync([new SystemChatMessage(prompt), .. burst.Select(Fenced)]);
        return answer.Content[0].Text;
    }

    public static UserChatMessage Fenced(string text) => new($"<message kind=\"text\">\n{text}\n</message>");

    public ValueTask DisposeAsync() => Vendors.DisposeAsync();

    private static ChatCompletionOptions Options(params string[] tools)
    {
        var options = new ChatCompletionOptions();
        foreach (var tool in tools)
            options.Tools.Add(ChatTool.CreateFunctionTool(tool, tool, BinaryData.FromString("""{"type":"object"}""")));
        return options;
    }

    private OpenAIClient Client(string key) => new(new ApiKeyCredential(key), new OpenAIClientOptions
    {
        Endpoint = new Uri(Vendors.Model.Origin, "v1"),
        RetryPolicy = new ClientRetryPolicy(0),
    });
}
