namespace Byoa.Saas.Simulators.Control;

/// <summary>Turns what an act refuses into an answer: 404 unknown, 409 not possible now, 400 unreadable, 408 not seen in time.</summary>
internal static class ControlErrors
{
    public static RouteGroupBuilder MapControl(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/_control");
        group.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception refusal) when (Status(refusal) is not null)
            {
                return Results.Json(new { error = refusal.Message }, statusCode: Status(refusal));
            }
        });
        return group;
    }

    private static int? Status(Exception refusal) => refusal switch
    {
        KeyNotFoundException => 404,
        InvalidOperationException => 409,
        FormatException or ArgumentException => 400,
        TimeoutException => 408,
        _ => null,
    };
}
