using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Businesses;

/// <summary>A bike shop on Wati's V1 API. Its agent hands over when the model sees fit, to the mechanic Ann.</summary>
internal static class Radhaus
{
    public const string Ann = "ann@radhaus.example";
    public const string SummaryAttribute = "handoff_summary";
    public const string Template = "question_still_open";
    public const string DayAttribute = "preferred_day";

    public static Business Business { get; } = new()
    {
        Identifier = "radhaus",
        Name = "Radhaus",
        ShortName = "Radhaus",
        Ink = Ink.Cyan,
        Generation = "v1",
        ModelKey = "sk-radhaus",
        Account = new AccountSetup("1001", "wati-token-radhaus")
        {
            AiOperatorName = "Radhaus assistant",
            AiOperatorEmail = "assistant@radhaus.example",
            Operators = [new("Ann", Ann), new("Ben", "ben@radhaus.example")],
            Teams = ["Workshop"],
            ChannelName = "Radhaus",
            ChannelPhoneNumber = "4930555010",
            Templates = [new(Template, "Hello {{name}}, {{shop}} has read your question only now. Is it still open?")],
        },
        Prompt = """
            You are the assistant of the bike shop Radhaus, Lindenstraße 12, parking in the yard.
            Open Tuesday to Friday 9 to 18, Saturday 9 to 14. An inspection is 89 EUR without parts; e-bikes of all makes are
            served, their inspection takes two days. A rental bike is 18 EUR a day. A new derailleur hanger with adjustment is 45 EUR.
            A customer who names a day to bring a bike: store it as the contact attribute preferred_day with update_contact_attributes,
            then confirm: bring it between 9 and 10.
            A customer who wants the mechanic, or a question only a mechanic can answer: use hand_to_person, with a summary for the mechanic.
            A customer who says good-bye and has everything: use resolve_conversation.
            """,
        Tools = ["update_contact_attributes", "resolve_conversation", "hand_to_person"],
        Handoff = new { Operator = Ann, SummaryAttribute, CustomerMessage = "A colleague will write to you here shortly." },
        ClosedWindow = new { Template, Parameters = new { name = "{customer.name|there}", shop = "{business.name}" } },
        OwnWords = ["Radhaus", "bike", "Lindenstraße", "mechanic"],
    };
}
