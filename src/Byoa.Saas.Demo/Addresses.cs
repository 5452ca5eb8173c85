using Byoa.Saas.Demo.Businesses;
using Byoa.Saas.Demo.Play;
using Byoa.Saas.Demo.Stage;

namespace Byoa.Saas.Demo;

/// <summary>Where to go on from here.</summary>
internal static class Addresses
{
    public static void Show(DemoStage stage, IReadOnlyList<RunningBusiness> businesses, IReadOnlyList<Scene> scenes, Screen screen)
    {
        var (first, scene) = (businesses[0], scenes[0]);
        var customer = $"{stage.Vendors.Wati.Origin}_control/accounts/{first.Account.TenantId}/customers/{scene.Customer.Phone}";
        screen.Heading("It stays up until Ctrl-C");
        screen.Step("API", stage.Api.AbsoluteUri);
        screen.Step("Description", new Uri(stage.Api, "/scalar").AbsoluteUri);
        screen.Step("PostgreSQL", stage.Database);
        screen.Line($"""

              The conversations of {first.About.Name}, as its agency sees them; one more address segment and /timeline tell each:
                curl -s {new Uri(stage.Api, $"/api/v1/tenants/{first.Tenant}/conversations")} -H 'authorization: Bearer {first.Agency.Key}'

              Write as {scene.Customer.Name}, and read the answer above or in the transcript:
                curl -s {customer}/messages -H 'content-type: application/json' -d '{"{"}"kind":"text","text":"Do you rent out bikes?"{"}"}'
                curl -s {customer}/transcript.txt

            """);
    }
}
