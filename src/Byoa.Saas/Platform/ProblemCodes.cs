namespace Byoa.Saas.Platform;

/// <summary>Codes of answers that no room's rule gave. Part of the public contract.</summary>
public static class ProblemCodes
{
    public const string ValidationFailed = "validation_failed";
    public const string MalformedJson = "malformed_json";
    public const string BadRequest = "bad_request";
    public const string Unauthenticated = "unauthenticated";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string RequestTimeout = "request_timeout";
    public const string VersionConflict = "version_conflict";
    public const string PayloadTooLarge = "payload_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string InternalError = "internal_error";
    public const string StoreUnavailable = "store_unavailable";

    /// <summary>The code of an answer of which only the status is known.</summary>
    public static string Of(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => RequestTimeout,
        409 => VersionConflict,
        413 => PayloadTooLarge,
        415 => UnsupportedMediaType,
        503 => StoreUnavailable,
        >= 500 => InternalError,
        _ => BadRequest,
    };

    /// <summary>
    /// The status of a code: 404 for what is not there or not yours, 422 for input that can never do, 409 for a state that is in the way.
    /// </summary>
    public static int StatusOf(string code) => code switch
    {
        ValidationFailed or MalformedJson or BadRequest => 400,
        Unauthenticated => 401,
        Forbidden => 403,
        _ when code.EndsWith("_suspended", StringComparison.Ordinal) || code.EndsWith("_mismatch", StringComparison.Ordinal) => 403,
        NotFound => 404,
        MethodNotAllowed => 405,
        RequestTimeout => 408,
        PayloadTooLarge => 413,
        UnsupportedMediaType => 415,
        InternalError => 500,
        _ when code.EndsWith("_unknown", StringComparison.Ordinal) => 404,
        _ when code.EndsWith("_unavailable", StringComparison.Ordinal) || code.EndsWith("_busy", StringComparison.Ordinal) => 503,
        _ when code.EndsWith("_invalid", StringComparison.Ordinal)
            || code.EndsWith("_not_allowed", StringComparison.Ordinal)
            || code.Contains("_needs_", StringComparison.Ordinal) => 422,
        _ => 409,
    };
}
