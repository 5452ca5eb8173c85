using System.Diagnostics;
using Byoa.Saas.Wati.Transport;

namespace Byoa.Saas.Wati.Limits;

/// <summary>Calls that Wati limits together.</summary>
public enum WatiCallClass { Messages, Contacts, Sends, Templates, Others }

internal static class WatiCallClasses
{
    public static WatiCallClass ClassOf(this WatiRoute route) => route switch
    {
        WatiRoute.ReadMessages or WatiRoute.FindSentMessage => WatiCallClass.Messages,
        WatiRoute.ReadContacts or WatiRoute.ReadContact or WatiRoute.WriteContact or WatiRoute.Probe => WatiCallClass.Contacts,
        WatiRoute.SendText or WatiRoute.SendFile or WatiRoute.SendButtons or WatiRoute.SendList => WatiCallClass.Sends,
        WatiRoute.SendTemplate => WatiCallClass.Templates,
        WatiRoute.ReadMedia or WatiRoute.WriteStatus or WatiRoute.AssignOperator or WatiRoute.AssignTeams => WatiCallClass.Others,
        _ => throw new UnreachableException(),
    };

    /// <summary>As it is stored, and named in alerts and answers.</summary>
    public static string Name(this WatiCallClass kind) => kind switch
    {
        WatiCallClass.Messages => "messages",
        WatiCallClass.Contacts => "contacts",
        WatiCallClass.Sends => "sends",
        WatiCallClass.Templates => "templates",
        WatiCallClass.Others => "others",
        _ => throw new UnreachableException(),
    };
}
