using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Samples;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Tests.Media;

public sealed class Reading_attachments(World world)
{
    [Theory]
    [InlineData(MediaStyle.Path)]
    [InlineData(MediaStyle.Url)]
    [InlineData(MediaStyle.Described)]
    [InlineData(MediaStyle.JsonString)]
    public async Task a_picture_reaches_the_model_as_a_picture_however_wati_names_it(MediaStyle style)
    {
        var shop = await world.NewShopAsync(new ShopWishes { Quirks = new Quirks { Media = style } });
        var maria = shop.NewCustomer();

        await maria.SendsImageAsync(caption: "What is this?");

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("derailleur bent into the spokes");
        ModelInput(shop).ShouldContain("data:image/png;base64,");
    }

    [Fact]
    public async Task a_voice_note_reaches_the_model_as_its_transcript()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.SendsVoiceAsync("When are you open on Saturday?");

        (await maria.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("We are open");
        (await shop.SettledAsync(maria)).Of("media_read").Single().Text.ShouldBe("When are you open on Saturday?");
    }

    [Fact]
    public async Task the_text_of_a_pdf_reaches_the_model()
    {
        var shop = await world.NewShopAsync(new ShopWishes { Prompt = "You are the assistant of Zahnarztpraxis Dr. Weber." });
        var jonas = shop.NewCustomer("Jonas");

        await jonas.SendsDocumentAsync();

        (await jonas.HearsAsync()).ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("ceramic crown");
        ModelInput(shop).ShouldContain("Tooth 36: ceramic crown");
    }

    [Fact]
    public async Task what_cannot_be_read_is_told_to_the_model_as_such()
    {
        var shop = await world.NewShopAsync();
        var maria = shop.NewCustomer();

        await maria.SendsDocumentAsync(SampleMedia.Docx(), "notes.docx");

        await maria.HearsAsync();
        var read = (await shop.SettledAsync(maria)).Of("media_read").Single().Fact.GetProperty("content");
        read.GetProperty("is").GetString().ShouldBe("unreadable");
        read.GetProperty("code").GetString().ShouldBe("media_unsupported");
        ModelInput(shop).ShouldContain("could not be read");
    }

    [Fact]
    public async Task what_wati_no_longer_has_is_told_as_unavailable()
    {
        var shop = await world.NewShopAsync();
        shop.Wati.Knobs.Set(Simulators.Behaviour.Knob.HtmlPage("getMedia", times: null));
        var maria = shop.NewCustomer();

        await maria.SendsImageAsync();

        await maria.HearsAsync();
        (await shop.SettledAsync(maria)).Of("media_read").Single().Fact.GetProperty("content").GetProperty("is").GetString().ShouldBe("unreadable");
    }

    [Fact]
    public async Task an_attachment_met_while_the_token_is_refused_is_read_once_it_is_taken_again()
    {
        var shop = await world.NewShopAsync();
        var maria = await shop.AnsweredCustomerAsync();

        shop.Wati.RevokeToken(shop.Token);
        await maria.SendsImageAsync(caption: "What is this?");
        await shop.AlertsOnceAsync(open => open.Contains("wati_token_refused wati-token"));
        (await shop.TimelineAsync(maria)).Has("media_read").ShouldBeFalse();
        shop.Wati.AddToken(shop.Token);

        (await maria.HearsAsync(2))[1].ShouldNotBeNull().ShouldContain("derailleur bent into the spokes");
        (await shop.SettledAsync(maria, turns: 2)).Of("media_read").Single().Fact.GetProperty("content").GetProperty("is").GetString().ShouldBe("picture");
    }

    /// <summary>What the model was last given, as text.</summary>
    private static string ModelInput(Shop shop) => shop.Model.Requests.Last(request => request.Route == "chat").Body["messages"]
        .ShouldBeOfType<JsonArray>().ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
