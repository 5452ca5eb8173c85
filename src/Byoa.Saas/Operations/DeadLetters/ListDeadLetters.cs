using System.Globalization;
using Byoa.Saas.Platform;
using FastEndpoints;
using Finbuckle.MultiTenant.AspNetCore.Extensions;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Operations.DeadLetters;

internal sealed record ListDeadLettersRequest
{
    /// <summary>dead (the default), replayed or discarded.</summary>
    [QueryParam]
    public string? State { get; init; }

    /// <summary>1 to 200; 50 when absent.</summary>
    [QueryParam]
    public int? PageSize { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    [QueryParam]
    public string? Before { get; init; }
}

internal sealed class ListDeadLettersValidator : Validator<ListDeadLettersRequest>
{
    private static readonly string[] States = ["dead", "replayed", "discarded"];

    public ListDeadLettersValidator()
    {
        RuleFor(request => request.State).Must(state => state is null || States.Contains(state)).WithMessage($"One of {string.Join(", ", States)}.");
        RuleFor(request => request.PageSize).InclusiveBetween(1, 200);
        RuleFor(request => request.Before).Must(before => before is null || DeadLetterMark.Read(before) is not null).WithMessage("Not a page mark of this list.");
    }
}

internal sealed class ListDeadLettersEndpoint(DeadLetterBook book, RequestTenant tenant) : Endpoint<ListDeadLettersRequest, Ok<DeadLetterPage<DeadLetter>>>
{
    public override void Configure()
    {
        Get(DeadLetterRoutes.All);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(DeadLetterRoutes.Tag).WithSummary("Lists messages of the tenant that were given up, the latest first."));
    }

    public override async Task<Ok<DeadLetterPage<DeadLetter>>> ExecuteAsync(ListDeadLettersRequest req, CancellationToken ct) =>
        TypedResults.Ok(await DeadLetterPages.ReadAsync(book, tenant.Id, req, entry => entry.Letter, ct));
}

internal sealed class ListAllDeadLettersEndpoint(DeadLetterBook book) : Endpoint<ListDeadLettersRequest, Ok<DeadLetterPage<DeadLetterOfTenant>>>
{
    public override void Configure()
    {
        Get("/api/v1/dead-letters");
        Policies(CallerPolicies.Platform);
        Description(route => route.WithTags(DeadLetterRoutes.Tag)
            .WithSummary("Lists everybody's dead letters for whoever runs the platform: also those whose tenant is gone or cannot be read."));
        Options(route => route.ExcludeFromMultiTenantResolution());
    }

    public override async Task<Ok<DeadLetterPage<DeadLetterOfTenant>>> ExecuteAsync(ListDeadLettersRequest req, CancellationToken ct) =>
        TypedResults.Ok(await DeadLetterPages.ReadAsync(book, null, req, entry => new DeadLetterOfTenant(entry.Tenant, entry.Letter), ct));
}

/// <param name="TenantId">The tenant its envelope names; <c>platform</c> when it names none or cannot be read.</param>
/// <param name="Letter">The letter.</param>
internal sealed record DeadLetterOfTenant(string TenantId, DeadLetter Letter);

/// <param name="Items">The letters.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null on the last one.</param>
internal sealed record DeadLetterPage<T>(IReadOnlyList<T> Items, string? Next);

internal static class DeadLetterPages
{
    private const int DefaultSize = 50;

    public static async Task<DeadLetterPage<T>> ReadAsync<T>(
        DeadLetterBook book, string? tenant, ListDeadLettersRequest request, Func<(string Tenant, DeadLetter Letter), T> show, CancellationToken cancellation)
    {
        var size = request.PageSize ?? DefaultSize;
        var state = request.State is null ? DeadLetterState.Dead : Enum.Parse<DeadLetterState>(request.State, ignoreCase: true);
        var page = await book.ListAsync(tenant, state, DeadLetterMark.Read(request.Before), size, cancellation);
        return new([.. page.Select(show)], page.Count == size ? new DeadLetterMark(page[^1].Letter.FailedAt, page[^1].Letter.Id).ToString() : null);
    }
}

/// <summary>Where a page ended.</summary>
public sealed record DeadLetterMark(DateTimeOffset FailedAt, Guid Id)
{
    public static DeadLetterMark? Read(string? mark) =>
        mark?.Split('_') is [var at, var id]
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var failedAt)
        && Guid.TryParseExact(id, "D", out var letter)
            ? new(failedAt.ToUniversalTime(), letter)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FailedAt.UtcDateTime:O}_{Id:D}");
}

internal static class DeadLetterRoutes
{
    public const string All = "/api/v1/tenants/{tenant}/dead-letters";
    public const string Tag = "Dead letters";
}
