namespace Byoa.Saas.Wati.Transport;

/// <summary>What a call is for; the only thing of its address that logs and metrics carry.</summary>
internal enum WatiRoute
{
    SendText, SendFile, SendButtons, SendList, SendTemplate,
    ReadMessages, ReadContacts, ReadContact, ReadMedia, FindSentMessage,
    WriteContact, WriteStatus, AssignOperator, AssignTeams, Probe,
}

/// <summary>What proves that an answer under 2xx is the one we asked for.</summary>
internal enum WatiExpectation
{
    /// <summary>Something was to happen: only a success mark or the message itself proves it.</summary>
    Effect,

    /// <summary>Data was asked for: whether it is there, its reader knows.</summary>
    Data,

    /// <summary>Data was asked for that may rightly be absent.</summary>
    Lookup,
}

/// <summary>One call, as often sendable as needed.</summary>
/// <param name="Route">What it is for.</param>
/// <param name="Method">The verb.</param>
/// <param name="Address">Path and query under the account's origin, encoded.</param>
/// <param name="Expectation">What proves its answer.</param>
/// <param name="Body">Makes the body anew for each attempt.</param>
internal sealed record WatiCall(WatiRoute Route, HttpMethod Method, string Address, WatiExpectation Expectation, Func<HttpContent>? Body = null);
