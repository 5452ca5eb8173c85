using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.Secrets;
using Byoa.Saas.Tests.Ingress;
using Microsoft.Extensions.DependencyInjection;

namespace Byoa.Saas.Tests.Database;

public sealed class Keeping_tenants_apart(World world)
{
    /// <summary>Tables of the platform's own machinery, without a customer's data. This list may only get shorter.</summary>
    private static readonly string[] WithoutTenant =
    [
        "data_protection_key", "mt_doc_deadletterevent", "mt_doc_envelope", "mt_event_progression", "mt_high_water_skips", "schema_migration",
    ];

    [Fact]
    public async Task every_table_has_the_tenant_in_its_key_or_is_in_a_counted_list()
    {
        var without = await Sql.LinesAsync(world.Database,
            """
            select t.relname::text from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'byoa' and t.relkind in ('r', 'p') and not exists (
                select 1 from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
                where i.indrelid = t.oid and i.indisunique and a.attname = 'tenant_id')
            order by 1
            """);

        without.ShouldBe(WithoutTenant, "A table of tenants' data needs tenant_id in its primary key: store it as a multi-tenanted document.");
        WithoutTenant.Length.ShouldBe(6);
    }

    [Fact]
    public async Task the_same_customer_and_the_same_conversation_id_are_two_conversations()
    {
        var one = await world.NewShopAsync();
        var two = await world.NewShopAsync();
        WebhookBody body = new();

        await one.ReceivesAsync(body.WithAnn("""{"text":"said to one"}"""));
        await two.ReceivesAsync(body.WithAnn("""{"text":"said to two"}"""));

        (await one.TimelineOnceAsync(body.Conversation, seen => seen.CustomerTexts.Count > 0)).CustomerTexts.ShouldBe(["said to one"]);
        (await two.TimelineOnceAsync(body.Conversation, seen => seen.CustomerTexts.Count > 0)).CustomerTexts.ShouldBe(["said to two"]);
        (await one.AskAsync(HttpMethod.Get, "/conversations")).Expect(200).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task the_same_customer_of_two_businesses_hears_each_once()
    {
        const string Phone = "491555000777";
        var bikes = await world.NewShopAsync();
        var teeth = await world.NewShopAsync(new ShopWishes { Prompt = "You are the assistant of Zahnarztpraxis Dr. Weber." });
        var (atBikes, atTeeth) = (bikes.Wati.Customer(Phone, "Mia"), teeth.Wati.Customer(Phone, "Mia"));

        await atBikes.WritesAsync("When are you open?");
        await atTeeth.WritesAsync("When are you open?");

        (await atBikes.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Tuesday to Friday");
        (await atTeeth.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Monday to Thursday");
    }

    [Fact]
    public async Task a_secret_is_its_tenants_alone_and_sealed()
    {
        var (one, two) = (await world.NewShopAsync(), await world.NewShopAsync());
        var secrets = world.Services.GetRequiredService<ITenantSecrets>();

        (await secrets.ReadAsync(one.Id, SecretKind.WatiToken, TestContext.Current.CancellationToken)).ShouldBe(one.Token);
        (await Sql.LinesAsync(world.Database, $"select encode(ciphertext, 'escape') from byoa.tenant_secret where tenant_id = '{one.Id}'"))
            .ShouldAllBe(sealedText => !sealedText.Contains(one.Token, StringComparison.Ordinal));

        await Sql.RunAsync(world.Database,
            $"update byoa.tenant_secret set ciphertext = (select ciphertext from byoa.tenant_secret where tenant_id = '{one.Id}' and kind = 'wati-token') where tenant_id = '{two.Id}' and kind = 'wati-token'");
        secrets.Forget(two.Id, SecretKind.WatiToken);
        await Should.ThrowAsync<SecretsUnavailableException>(async () => await secrets.ReadAsync(two.Id, SecretKind.WatiToken, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task an_attachment_is_its_tenants_alone()
    {
        var media = world.Services.GetRequiredService<IMediaStore>();
        byte[] content = [1, 2, 3];

        var hash = await media.StoreAsync("tenant-of-this-test", "image/png", content, TestContext.Current.CancellationToken);
        (await media.StoreAsync("tenant-of-this-test", "image/png", content, TestContext.Current.CancellationToken)).ShouldBe(hash);

        (await media.LoadAsync("tenant-of-this-test", hash, TestContext.Current.CancellationToken)).ShouldNotBeNull().Content.ShouldBe(content);
        (await media.LoadAsync("another-tenant", hash, TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}
