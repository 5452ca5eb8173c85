using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;

namespace Byoa.Saas.Simulators;

/// <summary>A bare web server: it reads no configuration, so that nothing of the program it runs in reaches it.</summary>
internal static class VendorHost
{
    /// <summary>Long addresses are refused with 414, as usual front ends do.</summary>
    private const int LongestRequestLine = 16 * 1024;

    private const long LargestBody = 128L * 1024 * 1024;

    public static WebApplication Build(string bind, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Parse(bind), port);
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = LargestBody);
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        return builder.Build();
    }

    /// <summary>The address the server listens on, named so that this machine can reach it.</summary>
    public static Uri Origin(WebApplication app)
    {
        var address = new Uri(app.Urls.First());
        return address.Host is "0.0.0.0" or "[::]" ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri : address;
    }
}
