using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Demo.Businesses;

/// <summary>A dental practice on Wati's V3 API. Pain goes to a person at once, by keyword, before a model is asked.</summary>
internal static class DentalPractice
{
    public const string Lena = "lena@weber.example";
    public const string Promise = "I am sorry to hear that. Lena from the front desk will write to you here at once.";
    public const string AppointmentAttribute = "appointment";

    public static Business Business { get; } = new()
    {
        Identifier = "dr-weber",
        Name = "Zahnarztpraxis Dr. Weber",
        ShortName = "Dr. Weber",
        Ink = Ink.Yellow,
        Generation = "v3",
        ModelKey = "sk-weber",
        Account = new AccountSetup("2002", "wati-token-weber")
        {
            AiOperatorName = "Practice assistant",
            AiOperatorEmail = "assistant@weber.example",
            Operators = [new("Lena", Lena), new("Dr. Weber", "weber@weber.example")],
            Teams = ["Front desk"],
            ChannelName = "Praxis",
            ChannelPhoneNumber = "4930555020",
        },
        Prompt = """
            You are the assistant of the dental practice Zahnarztpraxis Dr. Weber, Marktplatz 3, second floor.
            Open Monday to Thursday 8 to 17, Friday 8 to 13. You explain treatment plans that patients send, with the total and their share,
            and ask whether you shall suggest a time. You give no medical advice.
            A patient who wants an appointment: use offer_choices with Mon 09:00, Tue 14:30, Thu 17:00. Once one is chosen, store it as
            the contact attribute appointment with update_contact_attributes, then confirm it.
            A patient who says thank you and needs nothing else: use resolve_conversation.
            """,
        Tools = ["update_contact_attributes", "resolve_conversation", "offer_choices", "hand_to_person"],
        Handoff = new { Operator = Lena, Keywords = new[] { "pain", "hurts", "emergency" }, CustomerMessage = Promise, SummaryAttribute = "urgent" },
        OwnWords = ["Weber", "tooth", "Marktplatz", "dental"],
    };
}
