using System.Globalization;
using Byoa.Saas.Platform;
using FastEndpoints;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Byoa.Saas.Conversations.Api;

internal sealed record ListConversationsRequest
{
    /// <summary>unassigned, with_agent, with_human or resolved; all when absent.</summary>
    [QueryParam]
    public string? State { get; init; }

    /// <summary>1 to 200; 50 when absent.</summary>
    [QueryParam]
    public int? PageSize { get; init; }

    /// <summary>The <c>next</c> of the page before.</summary>
    [QueryParam]
    public string? Before { get; init; }
}

internal sealed class ListConversationsValidator : Validator<ListConversationsRequest>
{
    private static readonly string[] States = ["unassigned", "with_agent", "with_human", "resolved"];

    public ListConversationsValidator()
    {
        RuleFor(request => request.State).Must(state => state is null || States.Contains(state)).WithMessage($"One of {string.Join(", ", States)}.");
        RuleFor(request => request.PageSize).InclusiveBetween(1, 200);
        RuleFor(request => request.Before).Must(before => before is null || PageMark.Read(before) is not null).WithMessage("Not a page mark of this list.");
    }
}

internal sealed class ListConversationsEndpoint(IDocumentStore store, RequestTenant tenant) : Endpoint<ListConversationsRequest, Ok<ConversationPage>>
{
    private const int DefaultPageSize = 50;

    public override void Configure()
    {
        Get(ConversationRoutes.All);
        Policies(CallerPolicies.Agency);
        Description(route => route.WithTags(ConversationRoutes.Tag).WithSummary("Lists a tenant's conversations, the latest activity first."));
    }

    public override async Task<Ok<ConversationPage>> ExecuteAsync(ListConversationsRequest req, CancellationToken ct)
    {
        var size = req.PageSize ?? DefaultPageSize;
        await using var session = store.QuerySession(tenant.Id);
        IQueryable<ConversationView> views = session.Query<ConversationView>();
        if (req.State is { } state)
            views = views.Where(view => view.State == state);
        if (PageMark.Read(req.Before) is { } mark)
            views = views.Where(view => view.LastActivityAt < mark);
        var page = await views.OrderByDescending(view => view.LastActivityAt).Take(size).ToListAsync(ct);
        return TypedResults.Ok(new ConversationPage(page, page.Count == size ? PageMark.Write(page[^1].LastActivityAt) : null));
    }
}

/// <param name="Items">The conversations.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null on the last one.</param>
internal sealed record ConversationPage(IReadOnlyList<ConversationView> Items, string? Next);

internal static class PageMark
{
    public static DateTimeOffset? Read(string? mark) =>
        DateTimeOffset.TryParseExact(mark, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToUniversalTime() : null;

    public static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
