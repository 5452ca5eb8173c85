using Marten;
using Wolverine;

namespace Byoa.Saas.Ingress;

/// <summary>Keeps what a webhook brought and hands on what it means, in one transaction; only then is the webhook answered.</summary>
public sealed record StoreReceipts(IReadOnlyList<TranslatedItem> Items)
{
    // The bus logs what fails, and items hold what customers wrote.
    public override string ToString() => $"{nameof(StoreReceipts)} {Items.Count}";
}

public static class StoreReceiptsHandler
{
    public static async Task Handle(StoreReceipts command, IDocumentSession session, IMessageContext bus, CancellationToken cancellation)
    {
        var known = (await session.LoadManyAsync<Receipt>(cancellation, command.Items.Select(item => item.Receipt.Id))).Select(receipt => receipt.Id).ToHashSet();
        foreach (var item in command.Items.Where(item => known.Add(item.Receipt.Id)))
        {
            session.Insert(item.Receipt);
            if (item.Command is { } meaning)
                await bus.PublishAsync(meaning);
        }
    }
}
