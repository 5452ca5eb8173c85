using System.Text;
using System.Text.Json;
using Byoa.Saas.Platform;
using Byoa.Saas.Wati.Wire;

namespace Byoa.Saas.Wati.Transport;

/// <summary>
/// The table from what came back to what it means. A wrong "accepted" loses a reply and a wrong "rejected" or "not sent" doubles one,
/// so whatever proves neither is unknown.
/// </summary>
internal static class WatiFailures
{
    private static readonly JsonElement Absent = JsonElement.Parse("null");

    public static WatiAnswer<JsonElement> OfReply(WatiReply reply, WatiExpectation expectation)
    {
        var body = Parse(reply.Body);
        var words = WatiRefusal.Words(body);
        return reply.Status switch
        {
            >= 200 and < 300 => OfSuccess(body, words, expectation),
            // Redirects are never followed: the token belongs to this origin alone.
            >= 300 and < 400 => Rejected(WatiCodes.HostRefused, "redirect"),
            401 or 403 => new WatiAnswer<JsonElement>.Credential($"{reply.Status} {words}".TrimEnd()),
            // Only the application itself answers a missing message in JSON; a missing route answers nothing or a page.
            404 when expectation == WatiExpectation.Lookup && body is { ValueKind: JsonValueKind.Object } => Accepted(Absent),
            404 or 405 => Rejected(WatiCodes.NotFound, $"{reply.Status} {words}".TrimEnd()),
            408 => Unknown("408"),
            409 => Rejected(WatiCodes.Ambiguous, words),
            413 or 414 => Rejected(WatiCodes.TooLarge, words),
            429 => new WatiAnswer<JsonElement>.Throttled(reply.RetryAfter),
            >= 400 and < 500 => Rejected(WatiRefusal.Code(words, WatiCodes.Invalid), words),
            _ => Unknown($"{reply.Status}"),
        };
    }

    /// <summary>Of an exception before the status line arrived. A failed connect or handshake proves that no byte of the request left.</summary>
    public static WatiAnswer<T> OfException<T>(Exception exception) => exception switch
    {
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } refused => new WatiAnswer<T>.NotSent($"{refused.HttpRequestError}"),
        // The HTTP stack reports its connect time-out in this form, and nothing else with it.
        OperationCanceledException { InnerException: TimeoutException } => new WatiAnswer<T>.NotSent("connect_timeout"),
        HttpRequestException broken => new WatiAnswer<T>.Unknown($"{broken.HttpRequestError}"),
        _ => new WatiAnswer<T>.Unknown(exception.GetType().Name),
    };

    private static WatiAnswer<JsonElement> OfSuccess(JsonElement? body, string words, WatiExpectation expectation)
    {
        if (body is not { } json || IsHollow(json)) return Unknown("unreadable_success");
        var effect = expectation == WatiExpectation.Effect;
        return WatiMark.Of(json) switch
        {
            Mark.Contradiction => Unknown("contradictory_success"),
            Mark.No when expectation == WatiExpectation.Lookup && WatiRefusal.SaysMissing(words) => Accepted(Absent),
            Mark.No => Rejected(WatiRefusal.Code(words, WatiCodes.Refused), words),
            Mark.Yes when effect => OfRecipients(json),
            Mark.None when WatiMark.LooksRefused(json) => Rejected(WatiRefusal.Code(words, WatiCodes.Refused), words),
            Mark.None when effect && !WatiMark.CarriesMessage(json) => Unknown("unproven_success"),
            _ => Accepted(json),
        };
    }

    // We send to one recipient a call, so one troubled recipient is a failed call, and a vanished one an open question.
    private static WatiAnswer<JsonElement> OfRecipients(JsonElement json)
    {
        var recipients = json.Field("recipients") ?? json.Field("receivers");
        if (recipients is not { ValueKind: JsonValueKind.Array } list) return Accepted(json);
        if (list.GetArrayLength() == 0) return Unknown("recipient_missing");
        foreach (var recipient in list.EnumerateArray())
        {
            var errors = WatiRefusal.Errors(recipient);
            if (errors.Length > 0 || recipient.Flag("isValidWhatsAppNumber") == false)
                return Rejected(WatiRefusal.Code(errors, WatiCodes.Refused), errors.Length > 0 ? errors : "not a WhatsApp number");
        }

        return Accepted(json);
    }

    private static bool IsHollow(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => !json.EnumerateObject().Any(),
        JsonValueKind.Array => false,
        _ => true,
    };

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return null;
        try
        {
            return JsonElement.Parse(JsonRepair.Repair(Encoding.UTF8.GetString(WithoutMark(body.Span))));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static WatiAnswer<JsonElement> Accepted(JsonElement json) => new WatiAnswer<JsonElement>.Accepted(json);

    private static WatiAnswer<JsonElement> Rejected(string code, string detail) => new WatiAnswer<JsonElement>.Rejected(code, detail);

    private static WatiAnswer<JsonElement> Unknown(string detail) => new WatiAnswer<JsonElement>.Unknown(detail);
}
