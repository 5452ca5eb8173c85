using System.Diagnostics;
using Byoa.Saas.Conversations;
using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Wati.Effects;

internal static class EffectClasses
{
    /// <summary>The class of calls an effect's attempt counts to.</summary>
    public static WatiCallClass ClassOf(this Effect effect) => effect switch
    {
        Effect.SendText or Effect.SendChoices => WatiCallClass.Sends,
        Effect.SendTemplate => WatiCallClass.Templates,
        Effect.SetAttributes => WatiCallClass.Contacts,
        Effect.Assign or Effect.Resolve => WatiCallClass.Others,
        _ => throw new UnreachableException(),
    };
}
