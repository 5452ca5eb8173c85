using Byoa.Saas.Hosting;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.Migrations;
using JasperFx;

// Roles: run (the default), migrate, health; and the code generation and diagnostics of the libraries (codegen, describe, …).
return args switch
{
    ["migrate", ..] => MigrateRole.Run(Build(args[1..], AppContext.BaseDirectory).Configuration),
    ["health", ..] => await HealthRole.RunAsync(args),
    [] or ["run", ..] => await RunAsync(args),
    _ => await Compose(args, null).RunJasperFxCommands(args),
};

// A role's settings stand beside the program, wherever it was started; the libraries' commands write beside the project they are run in.
static WebApplicationBuilder Build(string[] args, string? root) =>
    WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = root });

static WebApplication Compose(string[] args, string? root)
{
    var builder = Build(args, root);
    builder.AddByoa();
    var app = builder.Build();
    app.UseByoa();
    return app;
}

static async Task<int> RunAsync(string[] args)
{
    var app = Compose(args is ["run", .. var rest] ? rest : args, AppContext.BaseDirectory);
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
