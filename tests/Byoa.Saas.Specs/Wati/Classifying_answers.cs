using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Specs.Wati;

public sealed class Classifying_answers
{
    [Theory]
    [InlineData("""{"ok":true,"result":true,"message":{"id":"m1"}}""")]
    [InlineData("""{"ok":true,"result":"success"}""")]
    [InlineData("""{"result":"true"}""")]
    [InlineData("""{"Result":"SUCCESS"}""")]
    [InlineData("""{"ok":"true"}""")]
    [InlineData("""{"ok":true,"result":[{"id":"m1"}]}""")]
    [InlineData("""{"ok":true,"result":{"id":"m1"}}""")]
    [InlineData("""{"result":{"id":"m1","localMessageId":"l1"}}""")]
    [InlineData("""{"message":{"id":"m1"}}""")]
    [InlineData("""{"message":{"local_message_id":"l1","id":null}}""")]
    [InlineData("""{"success":true,"broadcast_id":"b1","recipients":[{"phone_number":"1","errors":[]}]}""")]
    [InlineData("""{"result":true,"receivers":[{"waId":"1","isValidWhatsAppNumber":true,"errors":[]}]}""")]
    public void a_send_is_accepted_by_a_success_mark_or_by_the_message_itself(string body) =>
        Send(200, body).ShouldBeOfType<WatiAnswer<JsonElement>.Accepted>();

    [Theory]
    [InlineData("""{"result":false,"info":"cut \ud83d"}""", "cut \ufffd")]
    [InlineData("""{"result":false,"info":"nul\u0000"}""", "nul")]
    public void texts_that_cannot_be_stored_are_mended(string body, string words) => Send(200, body).ShouldBe(new WatiAnswer<JsonElement>.Rejected(WatiCodes.Refused, words));

    [Theory]
    [InlineData("""{"result":false,"info":"No credit"}""", "No credit")]
    [InlineData("""{"result":"false","message":"Bad"}""", "Bad")]
    [InlineData("""{"result":"error","error":"Bad"}""", "Bad")]
    [InlineData("""{"result":0,"info":"Bad"}""", "Bad")]
    [InlineData("""{"ok":false,"message":"Bad"}""", "Bad")]
    [InlineData("""{"success":false,"error":"Template paused","recipients":[]}""", "Template paused")]
    [InlineData("""{"success":true,"recipients":[{"phone_number":"1","errors":["Opted out"]}]}""", "Opted out")]
    [InlineData("""{"success":true,"recipients":[{"phone_number":"1","errors":[{"code":1,"message":"Opted out"}]}]}""", "Opted out")]
    [InlineData("""{"result":true,"receivers":[{"waId":"1","isValidWhatsAppNumber":false,"errors":[]}]}""", "not a WhatsApp number")]
    [InlineData("""{"error":"Bad"}""", "Bad")]
    [InlineData("""{"code":400,"message":"Bad","timestamp":"x"}""", "Bad")]
    public void a_refusal_hidden_under_200_is_a_rejection_in_watis_words(string body, string words) =>
        Send(200, body).ShouldBe(new WatiAnswer<JsonElement>.Rejected(WatiCodes.Refused, words));

    [Theory]
    [InlineData(200, "<!DOCTYPE html><html></html>")]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(204, "")]
    [InlineData(200, "\"fine\"")]
    [InlineData(200, """{"ok":true,"result":fal""")]
    [InlineData(200, """{"ok":true,"result":false}""")]
    [InlineData(200, """{"something":"else"}""")]
    [InlineData(200, """{"result":[]}""")]
    [InlineData(200, "[]")]
    [InlineData(200, """{"success":true,"recipients":[]}""")]
    [InlineData(408, "")]
    [InlineData(500, """{"code":500,"message":"Oops"}""")]
    [InlineData(502, "<html></html>")]
    [InlineData(503, "")]
    public void whatever_proves_neither_leaves_a_send_open(int status, string body) =>
        Send(status, body).ShouldBeOfType<WatiAnswer<JsonElement>.Unknown>();

    [Theory]
    [InlineData("<html>Wati</html>")]
    [InlineData("")]
    [InlineData("{}")]
    public void a_page_or_nothing_in_place_of_data_is_unknown_too(string body) =>
        Judge(200, body, WatiExpectation.Data).ShouldBeOfType<WatiAnswer<JsonElement>.Unknown>();

    [Theory]
    [InlineData(200, """{"result":false,"info":"Ticket has been expired."}""")]
    [InlineData(400, """{"result":false,"info":"Ticket has been expired."}""")]
    [InlineData(400, """{"code":400,"message":"No active conversation with the contact","timestamp":"x"}""")]
    [InlineData(200, """{"ok":false,"error":"Message failed: outside the 24 hour window"}""")]
    [InlineData(422, """{"message":"131047 re-engagement"}""")]
    public void a_closed_session_window_has_a_code_of_its_own(int status, string body) =>
        Code(Send(status, body)).ShouldBe(WatiCodes.WindowClosed);

    [Fact]
    public void an_expired_token_is_not_an_expired_window() =>
        Code(Send(400, """{"message":"Token expired"}""")).ShouldBe(WatiCodes.Invalid);

    [Theory]
    [InlineData(400, """{"code":400,"message":"Bad","timestamp":"x"}""", WatiCodes.Invalid)]
    [InlineData(422, "", WatiCodes.Invalid)]
    [InlineData(404, "<html></html>", WatiCodes.NotFound)]
    [InlineData(405, "", WatiCodes.NotFound)]
    [InlineData(409, """{"message":"Several conversations"}""", WatiCodes.Ambiguous)]
    [InlineData(413, "", WatiCodes.TooLarge)]
    [InlineData(414, "", WatiCodes.TooLarge)]
    [InlineData(302, "", WatiCodes.HostRefused)]
    public void a_status_that_says_no_is_a_rejection(int status, string body, string code) =>
        Code(Send(status, body)).ShouldBe(code);

    [Theory]
    [InlineData(401, "", "401")]
    [InlineData(401, "Unauthorized", "401")]
    [InlineData(403, """{"code":403,"message":"Scope missing","timestamp":"x"}""", "403 Scope missing")]
    public void a_refused_token_needs_no_body(int status, string body, string detail) =>
        Send(status, body).ShouldBe(new WatiAnswer<JsonElement>.Credential(detail));

    [Fact]
    public void a_429_was_not_accepted_and_keeps_the_wait() =>
        WatiFailures.OfReply(new WatiReply(429, default, TimeSpan.FromSeconds(7)), WatiExpectation.Effect)
            .ShouldBe(new WatiAnswer<JsonElement>.Throttled(TimeSpan.FromSeconds(7)));

    [Theory]
    [InlineData("30", 30)]
    [InlineData("0", 0)]
    [InlineData("86400", 300)]
    [InlineData("Fri, 20 Nov 2026 12:01:00 GMT", 60)]
    [InlineData("Fri, 20 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("Sat, 21 Nov 2026 12:00:00 GMT", 300)]
    public void the_wait_is_read_as_seconds_or_as_a_date_within_bounds(string header, int seconds)
    {
        var now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        RetryAfter.Read(RetryConditionHeaderValue.Parse(header), now, TimeSpan.FromMinutes(5)).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void without_a_header_no_wait_is_made_up() =>
        RetryAfter.Read(null, DateTimeOffset.UnixEpoch, TimeSpan.FromMinutes(5)).ShouldBeNull();

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public void a_failure_to_connect_proves_that_nothing_was_sent(HttpRequestError error) =>
        WatiFailures.OfException<Done>(new HttpRequestException(error)).ShouldBeOfType<WatiAnswer<Done>.NotSent>();

    [Fact]
    public void a_connect_time_out_proves_that_nothing_was_sent() =>
        WatiFailures.OfException<Done>(new TaskCanceledException("", new TimeoutException())).ShouldBeOfType<WatiAnswer<Done>.NotSent>();

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public void a_connection_that_breaks_later_leaves_the_outcome_open(HttpRequestError error) =>
        WatiFailures.OfException<Done>(new HttpRequestException(error, "", new SocketException())).ShouldBeOfType<WatiAnswer<Done>.Unknown>();

    [Theory]
    [InlineData(404, """{"message":"gone"}""")]
    [InlineData(200, """{"result":false,"info":"Message not found"}""")]
    public void a_look_up_believes_the_application_that_a_message_is_absent(int status, string body) =>
        Judge(status, body, WatiExpectation.Lookup).ShouldBeOfType<WatiAnswer<JsonElement>.Accepted>().Value.ValueKind.ShouldBe(JsonValueKind.Null);

    [Theory]
    [InlineData(404, "")]
    [InlineData(404, "<html></html>")]
    [InlineData(200, """{"result":false}""")]
    public void a_look_up_does_not_take_a_missing_route_for_a_missing_message(int status, string body) =>
        Judge(status, body, WatiExpectation.Lookup).ShouldBeOfType<WatiAnswer<JsonElement>.Rejected>();

    private static WatiAnswer<JsonElement> Send(int status, string body) => Judge(status, body, WatiExpectation.Effect);

    private static WatiAnswer<JsonElement> Judge(int status, string body, WatiExpectation expectation) =>
        WatiFailures.OfReply(new WatiReply(status, Encoding.UTF8.GetBytes(body)), expectation);

    private static string Code(WatiAnswer<JsonElement> answer) => answer.ShouldBeOfType<WatiAnswer<JsonElement>.Rejected>().Code;
}
