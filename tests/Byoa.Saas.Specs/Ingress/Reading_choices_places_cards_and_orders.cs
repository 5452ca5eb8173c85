using Byoa.Saas.Conversations;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Reading_choices_places_cards_and_orders
{
    [Theory]
    [InlineData("""{"type":"interactive","interactiveButtonReply":{"id":"b1","title":"Yes please"}}""", "Yes please")]
    [InlineData("""{"type":"interactive","listReply":{"id":"r1","title":"Berlin","description":"Open until six"}}""", "Berlin\nOpen until six")]
    [InlineData("""{"type":"interactive","listReply":"{\"id\":\"r1\",\"title\":\"Berlin\"}"}""", "Berlin")]
    [InlineData("""{"type":"button","buttonReply":{"payload":"YES","text":"Yes please"}}""", "Yes please")]
    [InlineData("""{"type":"button","buttonReply":{"payload":"YES","text":""}}""", "YES")]
    [InlineData("""{"type":"button","text":"Yes please"}""", "Yes please")]
    [InlineData("""{"type":"text","interactiveButtonReply":{"id":"b1","title":"Yes please"}}""", "Yes please")]
    [InlineData("""{"type":"list_reply_of_tomorrow","listReply":{"title":"Berlin"}}""", "Berlin")]
    public void a_tapped_button_or_row_is_its_title(string changes, string text)
    {
        var written = Written(Global(changes));

        written.Kind.ShouldBe(MessageKind.Choice);
        written.Text.ShouldBe(text);
        written.Attachment.ShouldBeNull();
    }

    [Fact]
    public void an_empty_reply_beside_a_text_is_no_choice() =>
        Written(Global("""{"listReply":{"id":null,"title":""},"buttonReply":{}}""")).Kind.ShouldBe(MessageKind.Text);

    [Theory]
    [InlineData("""{"location":{"latitude":52.5,"longitude":13.4,"name":"Kiosk","address":"Main Street 1"}}""", "Location: Kiosk, Main Street 1 (52.5, 13.4)")]
    [InlineData("""{"location":{"latitude":"52.5","longitude":"13.4"}}""", "Location: (52.5, 13.4)")]
    [InlineData("""{"location":{"name":"Kiosk"}}""", "Location: Kiosk")]
    [InlineData("""{"data":{"latitude":52.5,"longitude":13.4,"name":"Kiosk"}}""", "Location: Kiosk (52.5, 13.4)")]
    [InlineData("""{"data":"{\"location\":{\"lat\":52.5,\"lng\":13.4}}"}""", "Location: (52.5, 13.4)")]
    [InlineData("""{"data":"52.5,13.4"}""", "Location: 52.5,13.4")]
    [InlineData("""{"text":"https://maps.example/?q=52.5,13.4"}""", "Location: https://maps.example/?q=52.5,13.4")]
    [InlineData("""{"text":null}""", "Location")]
    public void a_place_is_told_in_words_wherever_it_stands(string changes, string text) => Tells("location", changes, MessageKind.Location, text);

    [Theory]
    [InlineData("""{"messageContact":[{"name":{"formatted_name":"Bo Li"},"phones":[{"phone":"+49 1","wa_id":"491"},{"phone":"+49 2"}]},{"name":{"first_name":"Al","last_name":"Ba"}}]}""", "Contact: Bo Li, +49 1, +49 2; Al Ba")]
    [InlineData("""{"messageContact":{"name":"Bo Li","phone":"+49 1"}}""", "Contact: Bo Li, +49 1")]
    [InlineData("""{"messageContact":"[{\"name\":\"Bo Li\"}]"}""", "Contact: Bo Li")]
    [InlineData("""{"data":{"contacts":[{"name":{"formattedName":"Bo Li"},"phones":[{"waId":"491"}]}]}}""", "Contact: Bo Li, 491")]
    [InlineData("""{"messageContact":{"unheard":"of"},"text":"Bo Li"}""", "Contact: Bo Li")]
    [InlineData("""{"text":null}""", "Contact")]
    public void a_contact_card_is_told_in_words(string changes, string text) => Tells("contacts", changes, MessageKind.ContactCard, text);

    [Theory]
    [InlineData("""{"text":null,"order":{"catalog_id":"c","text":"As a gift","product_items":[{"product_retailer_id":"SKU-1","quantity":2,"item_price":9.5,"currency":"EUR"},{"product_retailer_id":"SKU-2"}]}}""", "Order: 2 × SKU-1 (9.5 EUR); 1 × SKU-2. As a gift")]
    [InlineData("""{"text":null,"data":{"productItems":[{"productRetailerId":"SKU-1","quantity":"2"}]}}""", "Order: 2 × SKU-1")]
    [InlineData("""{"text":"Two blue ones"}""", "Order: Two blue ones")]
    [InlineData("""{"text":null}""", "Order")]
    public void an_order_is_told_in_words(string changes, string text) => Tells("order", changes, MessageKind.Order, text);

    private static void Tells(string type, string changes, MessageKind kind, string text)
    {
        var body = Global(changes);
        body["type"] = type;

        Written(body).Kind.ShouldBe(kind);
        Written(body).Text.ShouldBe(text);
    }
}
