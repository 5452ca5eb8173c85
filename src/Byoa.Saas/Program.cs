using Byoa.Saas.Hosting;
using Byoa.Saas.Operations;
using JasperFx;

// Roles: run (the default), migrate, health; and the code generation and diagnostics of the libraries (codegen, describe, …).
return args switch
{
    ["migrate", ..] => MigrateRole.Run(Build(args[1..]).Configuration),
    ["health", ..] => await HealthRole.RunAsync(args),
    [] or ["run", ..] => await RunAsync(args),
    _ => await Compose(args).RunJasperFxCommands(args),
};

// Settings beside the program count, not those of whatever folder it was started in.
static WebApplicationBuilder Build(string[] args) =>
    WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

static WebApplication Compose(string[] args)
{
    var builder = Build(args);
    builder.AddByoa();
    var app = builder.Build();
    app.UseByoa();
    return app;
}

static async Task<int> RunAsync(string[] args)
{
    var app = Compose(args is ["run", .. var rest] ? rest : args);
    if (await SchemaGuard.ComplaintAsync(app.Configuration, CancellationToken.None) is { } complaint)
    {
        await Console.Error.WriteLineAsync(complaint);
        return 2;
    }
    await app.RunAsync();
    return 0;
}

/// <summary>Named for the tests, which start the whole host in process.</summary>
public partial class Program;
