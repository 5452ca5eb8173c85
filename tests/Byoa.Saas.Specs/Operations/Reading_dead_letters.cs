using System.Text;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.DeadLetters;
using Byoa.Saas.Tenancy;
using Wolverine;
using Wolverine.Runtime.Serialization;

namespace Byoa.Saas.Specs.Operations;

public sealed class Reading_dead_letters
{
    [Fact]
    public void tenant_conversation_and_attempts_are_read_from_the_messages_own_envelope()
    {
        var read = KeptEnvelope.Read(Stored("tn-1", """{"ConversationId":"c1","TurnId":"t1"}"""));

        read.ShouldBe(new KeptEnvelope("tn-1", "Some.Message", "c1", 4, true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*DEFAULT*")]
    public void a_message_without_a_tenant_is_the_platforms(string? tenant) =>
        KeptEnvelope.Read(Stored(tenant, "{}")).ShouldBe(new KeptEnvelope(PlatformPartition.Id, "Some.Message", null, 4, true));

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("""{"conversationId":7}""")]
    public void a_body_nobody_can_read_still_belongs_to_its_tenant(string body) => KeptEnvelope.Read(Stored("tn-1", body)).ShouldBe(new KeptEnvelope("tn-1", "Some.Message", null, 4, true));

    [Fact]
    public void bytes_that_are_no_message_are_the_platforms_and_break_nothing()
    {
        foreach (var bytes in new[] { [], [1], [.. Enumerable.Repeat((byte)255, 300)], Encoding.UTF8.GetBytes("tn-1 is not said by an envelope here") })
            KeptEnvelope.Read(bytes).TenantId.ShouldBe(PlatformPartition.Id);
    }

    [Theory]
    [InlineData("System.Text.Json.JsonException", DeadLetterCauses.UnreadableData)]
    [InlineData("Marten.Exceptions.EventDeserializationFailureException", DeadLetterCauses.UnreadableData)]
    [InlineData("Npgsql.PostgresException", DeadLetterCauses.Store)]
    [InlineData("System.Net.Http.HttpRequestException", DeadLetterCauses.Network)]
    [InlineData("System.InvalidOperationException", DeadLetterCauses.Defect)]
    [InlineData(null, DeadLetterCauses.Defect)]
    public void the_kind_of_failure_is_told_by_the_exceptions_type(string? exception, string cause) => DeadLetterCauses.Of(exception).ShouldBe(cause);

    [Fact]
    public void a_page_mark_reads_back_and_nothing_else_does()
    {
        DeadLetterMark mark = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, 123, TimeSpan.Zero), Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100"));

        DeadLetterMark.Read(mark.ToString()).ShouldBe(mark);
        foreach (var other in new[] { null, "", "_", "yesterday_1", $"{mark}_", "2026-03-02T12:00:00.0000000Z" })
            DeadLetterMark.Read(other).ShouldBeNull();
    }

    private static byte[] Stored(string? tenant, string body) => EnvelopeSerializer.Serialize(new Envelope
    {
        Id = Guid.Parse("0f0e0d0c-0b0a-0908-0706-050403020100"),
        MessageType = "Some.Message",
        TenantId = tenant,
        Attempts = 4,
        Data = Encoding.UTF8.GetBytes(body),
        ContentType = "application/json",
    });
}
