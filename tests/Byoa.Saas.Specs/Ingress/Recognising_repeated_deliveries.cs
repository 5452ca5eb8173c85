using System.Text.Json.Nodes;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Recognising_repeated_deliveries
{
    private static string Key(JsonNode body) => Item(body).ReceiptKey;

    [Fact]
    public void a_message_is_known_by_its_source_and_id()
    {
        Key(Global()).ShouldBe($"message:global:{MessageId}");
        Key(Assigned()).ShouldBe($"message:assigned:{MessageId}");
        Key(Global("""{"eventType":"newContactMessageReceived"}""")).ShouldBe($"message:new-contact:{MessageId}");
    }

    [Fact]
    public void a_message_without_id_is_known_by_its_wamid() => Key(Global("""{"id":null}""")).ShouldBe($"message:global:{Wamid}");

    [Fact]
    public void a_message_without_any_id_is_known_by_its_words()
    {
        const string Nameless = """{"id":null,"whatsappMessageId":null}""";

        Key(Global(Nameless)).ShouldMatch("^message:global:[0-9a-f]{64}$");
        Key(Global(Nameless)).ShouldBe(Key(Global(Nameless)));
        Key(Global(Nameless)).ShouldNotBe(Key(Global("""{"id":null,"whatsappMessageId":null,"timestamp":"1777887001"}""")));
    }

    [Fact]
    public void a_message_told_again_in_other_words_is_the_same() =>
        Key(Global("""{"eventType":"messageReceived","operatorEmail":"ann@shop.example"}""")).ShouldBe(Key(Global()));

    [Fact]
    public void assignments_told_in_the_same_words_are_alike_and_others_are_not()
    {
        Key(ChatAssigned()).ShouldMatch("^chatassigned:[0-9a-f]{64}$");
        Key(ChatAssigned()).ShouldBe(Key(ChatAssigned()));
        Key(ChatAssigned("""{"isChangedToOpen":false}""")).ShouldNotBe(Key(ChatAssigned()));
    }

    [Fact]
    public void each_status_of_a_message_is_an_event_of_its_own()
    {
        Key(Status("sentMessageDELIVERED")).ShouldBe("sentmessagedelivered:0b0e7c1e-0000-4000-8000-00000000000a:delivered");
        Key(Status("sentMessageREAD")).ShouldNotBe(Key(Status("sentMessageDELIVERED")));
        Key(Status("sentMessageREAD_v2")).ShouldBe(Key(Status("sentMessageREAD")));
    }

    [Fact]
    public void a_richer_echo_is_not_hidden_by_a_poorer_one() =>
        Key(Status("sessionMessageSent_v2")).ShouldNotBe(Key(Status("sessionMessageSent", """{"localMessageId":null}""")));

    [Fact]
    public void no_key_outgrows_an_index()
    {
        var endless = new string('é', 3_000);
        JsonObject[] bodies = [Global(), Status("sentMessageREAD"), Status("sessionMessageSent"), ChatAssigned()];
        foreach (var body in bodies)
        {
            (body["id"], body["localMessageId"]) = (endless, endless);
            Key(body).Length.ShouldBeLessThanOrEqualTo(700);
        }

        Key(Global($$"""{"eventType":"{{endless}}"}""")).Length.ShouldBeLessThanOrEqualTo(700);
    }

    [Fact]
    public void unusable_items_have_keys_too() =>
        Items("[1,2,1]").Select(item => item.ReceiptKey).Distinct().Count().ShouldBe(2);
}
