using Byoa.Saas.Simulators.Model;
using Byoa.Saas.Simulators.Model.Scripts;

namespace Byoa.Saas.Simulators.Control;

/// <summary>Keys, scripts and what was asked of the model. The key <c>*</c> stands for everybody while no key is configured.</summary>
internal static class ModelControl
{
    public static void Map(IEndpointRouteBuilder app, ModelSimulator model)
    {
        var root = app.MapControl();
        root.MapGet("/health", () => Results.Text("ok"));
        root.MapPost("/reset", () => AccountControl.Done(model.Reset));
        root.MapPut("/scripts/{name}", async (HttpContext http, string name) =>
        {
            model.UseScript(name, Script.Parse(await TextAsync(http)));
            return Results.NoContent();
        });
        root.MapPut("/keys/{key}", (string key) => AccountControl.Done(() => model.Key(key)));
        root.MapDelete("/keys/{key}", (string key) => model.RemoveKey(key) ? Results.NoContent() : Results.NotFound());

        ModelKey Key(HttpContext http)
        {
            var name = (string)http.Request.RouteValues["key"]!;
            return name == "*" ? model.Anybody : model.Keys.FirstOrDefault(k => k.Key == name) ?? throw new KeyNotFoundException("No such key.");
        }

        var group = root.MapGroup("/keys/{key}");
        group.MapGet("", (HttpContext http) => Shape(Key(http)));
        group.MapPut("/script", async (HttpContext http) =>
        {
            Key(http).Script = Script.Parse(await TextAsync(http));
            return Results.NoContent();
        });
        group.MapGet("/requests", (HttpContext http) => Key(http).Requests);
        group.MapPost("/reset", (HttpContext http) => AccountControl.Done(Key(http).Reset));
        BehaviourControl.Map(group, http => Key(http).Behaviour);
    }

    private static object Shape(ModelKey key) => new { key.PromptTokens, key.CompletionTokens, Counters = key.Counters.All };

    private static async Task<string> TextAsync(HttpContext http)
    {
        using var body = new StreamReader(http.Request.Body);
        return await body.ReadToEndAsync(http.RequestAborted);
    }
}
