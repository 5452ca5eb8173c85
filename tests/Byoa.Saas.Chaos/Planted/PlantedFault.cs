namespace Byoa.Saas.Chaos.Planted;

/// <summary>A safeguard taken out of the product on purpose, and the count that must notice.</summary>
/// <param name="Name">What is missing then.</param>
/// <param name="Caught">The count of the report that must not be 0.</param>
/// <param name="Edits">What is changed; several where one safeguard stands behind another.</param>
internal sealed record PlantedFault(string Name, string Caught, IReadOnlyList<Edit> Edits)
{
    private const string House = "src/Byoa.Saas/";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        // An effect's own epoch is checked when it is planned and when it is claimed; and who loses a chat abandons what waits.
        new(
            "no epoch check", "talkedOverHuman",
            [
                new(House + "Conversations/ClaimEffect.cs", "if (effect.Epoch != thread.Epoch)", "if (effect.Epoch < 0)"),
                new(House + "Wati/Effects/EffectPlan.cs", "EffectProgress.Waiting when owed.Epoch != thread.Epoch =>", "EffectProgress.Waiting when owed.Epoch < 0 =>"),
                new(House + "Conversations/OwnerChange.cs", "owed.Progress is EffectProgress.Waiting && thread.ReportOn(owed)", "owed.Epoch < 0 && thread.ReportOn(owed)"),
            ]),
        new(
            "no reconciliation of uncertain sends", "doubled",
            [new(House + "Wati/Effects/EffectPlan.cs", "owed.Effect.IsMessage ? new EffectStep.Reconcile(", "owed.Attempts < 0 ? new EffectStep.Reconcile(")]),
        // Receipts are unique by the vendor's key, and each conversation knows the messages it has seen.
        new(
            "no deduplication", "doubled",
            [
                new(House + "Ingress/StoreReceipts.cs", "command.Items.Where(item => known.Add(item.Receipt.Id))", "command.Items.Where(item => known.Add(item.Receipt.Id) || true)"),
                new(House + "Ingress/StoreReceipts.cs", "session.Insert(item.Receipt)", "session.Store(item.Receipt)"),
                new(House + "Conversations/ReceiveMessage.cs", "var seen = thread.HasSeen(command.Message.MessageId);", "var seen = thread.Epoch < 0;"),
            ]),
        new(
            "no look at the session window", "lost",
            [new(House + "Conversations/SessionWindow.cs", "now > last + Length - margin;", "now > last + Length - margin && thread.Epoch < 0;")]),
    ];
}

/// <param name="File">Below the repository's root.</param>
/// <param name="Text">Stands there exactly once.</param>
/// <param name="Instead">What stands there with the fault planted.</param>
internal sealed record Edit(string File, string Text, string Instead)
{
    public bool StandsOnceIn(string text) => text.ReplaceLineEndings("\n").Split(Text).Length == 2;
}
