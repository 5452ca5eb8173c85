using System.Text;
using System.Text.Json.Nodes;
using Byoa.Saas.Ingress.Payload;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Byoa.Saas.Specs.Ingress.Bodies;

namespace Byoa.Saas.Specs.Ingress;

public sealed class Any_body_at_all
{
    [Property(MaxTest = 500)]
    public void random_bytes_are_read_without_an_exception(byte[] body) => WatiPayload.Read(body, ArrivedAt).ShouldNotBeNull();

    [Property(MaxTest = 500)]
    public void random_text_in_every_member_is_read_without_an_exception(string? value)
    {
        var body = Global();
        foreach (var name in WatiJson.Names)
            body[name] = value;

        Items(body.ToJsonString()).ShouldHaveSingleItem().Raw.ShouldNotBeEmpty();
    }

    [Property(Arbitrary = [typeof(WatiJson)], MaxTest = 1_000)]
    public void random_JSON_of_Watis_names_is_read_without_an_exception(RandomJson body)
    {
        foreach (var item in Reading(body.Text) is PayloadReading.Items items ? items.List : [])
        {
            item.ReceiptKey.Length.ShouldBeInRange(1, 700);
            if (item.Content is not (WebhookContent.Irrelevant or WebhookContent.Unusable))
                item.ConversationId.ShouldNotBeNull();
            ChatHolders.Of(item, WebhookSource.Account, "bot@shop.example");
        }
    }

    [Property(Arbitrary = [typeof(WatiJson)], MaxTest = 300)]
    public void damaged_JSON_is_read_without_an_exception(RandomJson body, int at, byte damage)
    {
        var bytes = Encoding.UTF8.GetBytes(body.Text);
        bytes[(at & int.MaxValue) % bytes.Length] = damage;

        WatiPayload.Read(bytes, ArrivedAt).ShouldNotBeNull();
    }

    [Property(Arbitrary = [typeof(WatiJson)], MaxTest = 300)]
    public void the_same_body_always_reads_the_same(RandomJson body) =>
        Describe(Reading(body.Text)).ShouldBe(Describe(Reading(body.Text)));

    [Property(MaxTest = 200)]
    public void the_order_of_a_messages_members_does_not_matter(int seed)
    {
        var members = Global().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())).ToArray();
        new Random(seed).Shuffle(members);

        var shuffled = Item(new JsonObject(members));

        shuffled.ReceiptKey.ShouldBe(Item(Global()).ReceiptKey);
        shuffled.Content.ShouldBe(Item(Global()).Content);
    }

    private static string Describe(PayloadReading reading) =>
        reading is PayloadReading.Items items ? string.Join('\n', items.List.Select(item => item.ToString())) : reading.ToString();
}

public sealed record RandomJson(string Text);

/// <summary>JSON whose members bear Wati's names and whose values are anything, hostile ones among them.</summary>
public static class WatiJson
{
    public static readonly string[] Names =
    [
        "eventType", "id", "conversationId", "conversation_id", "whatsappMessageId", "localMessageId", "ticketId", "tenantId", "waId", "bsuid",
        "text", "type", "data", "timestamp", "created", "owner", "operatorEmail", "assignedId", "listReply", "buttonReply", "interactiveButtonReply",
        "messageContact", "contacts", "location", "order", "reaction", "emoji", "message_id", "title", "name", "phones", "product_items", "url",
        "channelType", "channelPhoneNumber", "replyContextId", "senderName", "\\u0000", "\\ud800", "",
    ];

    private static readonly string[] Leaves =
    [
        "null", "true", "false", "0", "-1", "1e999999", "1777887000", "123456789012345678901234567890", "\"\"", "\" \"", "\"message\"", "\"chatAssigned\"",
        "\"sentMessageREAD\"", "\"sessionMessageSent_v2\"", "\"newContactMessageReceived\"", "\"reaction\"", "\"location\"", "\"contacts\"", "\"order\"",
        "\"image\"", "\"4915550001111\"", "\"\\u0000\"", "\"\\ud800\"", "\"a\\udc00\\\\u0000\"", "\"{\\\"url\\\":\\\"\\\\u0000\\\"}\"", "\"{\\\"emoji\\\":7}\"",
        "\"[[[\"", "\"{\"", "\"2026-05-04T09:30:00\"", "\"9999-12-31T23:59:59.999999999Z\"",
    ];

    public static Arbitrary<RandomJson> Body() => Value(4).Select(text => new RandomJson(text)).ToArbitrary();

    private static Gen<string> Value(int depth)
    {
        var leaf = Gen.Elements(Leaves);
        if (depth == 0)
            return leaf;

        var member = Gen.Elements(Names).SelectMany(name => Value(depth - 1).Select(value => $"\"{name}\":{value}"));
        var record = member.ListOf().Select(members => $"{{{string.Join(',', members)}}}");
        var list = Value(depth - 1).ListOf().Select(values => $"[{string.Join(',', values.Take(5))}]");
        return depth == 4 ? Gen.Frequency((6, record), (1, list)) : Gen.Frequency((4, leaf), (2, record), (1, list));
    }
}
