namespace Byoa.Saas.Simulators.Behaviour;

/// <summary>Takes one authenticated request past counters, knobs and gates.</summary>
internal static class RequestRun
{
    private static readonly object FaultKey = new();

    /// <summary>The fault taken for this request, for routes that shape their own answer by it.</summary>
    public static Knob? FaultOf(HttpContext http) => http.Items[FaultKey] as Knob;

    /// <returns>The answer to write; null when the connection was closed instead.</returns>
    public static async Task<Answer?> RunAsync(HttpContext http, VendorBehaviour behaviour, string route, Func<Task<Answer>> accept)
    {
        behaviour.Counters.Enter(route);
        try
        {
            var said = await ReceiveAsync(http.Request);
            var taken = behaviour.Knobs.Take(route, said);
            http.Items[FaultKey] = taken.Fault;
            if (taken.Wait > TimeSpan.Zero)
                await Task.Delay(taken.Wait, TimeProvider.System, http.RequestAborted);
            if (!await behaviour.Gates.PassAsync(route, GatePoint.BeforeAcceptance))
                return Abort(http);
            if (taken.Fault is { AfterAcceptance: false } refusal && Replaces(refusal.Fault))
                return await FaultyAnswerAsync(http, refusal);

            var result = await accept();
            if (result.Accepted)
                behaviour.Counters.Accept(route);
            if (!await behaviour.Gates.PassAsync(route, GatePoint.AfterAcceptance))
                return Abort(http);
            return taken.Fault is { AfterAcceptance: true } loss && Replaces(loss.Fault) ? await FaultyAnswerAsync(http, loss) : result;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            behaviour.Counters.Leave(route);
        }
    }

    /// <summary>A held request has arrived: what it says is here, whatever becomes of its sender meanwhile.</summary>
    /// <returns>Its address and body.</returns>
    private static async Task<string> ReceiveAsync(HttpRequest request)
    {
        request.EnableBuffering();
        if (request.HasFormContentType)
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
        using var reader = new StreamReader(request.Body, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return $"{request.Path}{request.QueryString} {body}";
    }

    private static bool Replaces(Fault fault) => fault is not (Fault.FinishLength or Fault.ContentFilter);

    private static async Task<Answer?> FaultyAnswerAsync(HttpContext http, Knob knob)
    {
        switch (knob.Fault)
        {
            case Fault.Status:
                return StatusAnswer(knob);
            case Fault.HtmlPage:
                return Answer.Plain(200, "<!doctype html><html><head><title>Team Inbox</title></head><body></body></html>", "text/html; charset=utf-8");
            case Fault.EmptyBody:
                return Answer.Refused(200, null);
            case Fault.EmptyObject:
                return Answer.Refused(200, new { });
            case Fault.ResultFalse:
                return Answer.Refused(200, new { result = false, info = knob.Info ?? "The request was refused." });
            case Fault.MalformedJson:
                return Answer.Plain(200, """{"id":"broken-off","choices":[{"index":0,"message":{"role":"assist""", "application/json");
            case Fault.Hang:
                await Task.Delay(knob.Delay, TimeProvider.System, http.RequestAborted);
                return Abort(http);
            default:
                return Abort(http);
        }
    }

    private static Answer StatusAnswer(Knob knob) => knob.Status switch
    {
        401 => Answer.Plain(401, "Unauthorized"),
        429 => Answer.Refused(429, null) with { RetryAfter = knob.RetryAfter },
        var status => Answer.Refused(status, new { code = status, message = knob.Info ?? "An unexpected error occurred.", timestamp = "2026-01-01T00:00:00Z" }),
    };

    private static Answer? Abort(HttpContext http)
    {
        http.Abort();
        return null;
    }
}
