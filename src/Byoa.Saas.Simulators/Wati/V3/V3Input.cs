using System.Text.Json.Nodes;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.V3;

/// <summary>Reads what every V3 route reads, or gives the answer that refuses it.</summary>
internal static class V3Input
{
    private const int LargestPage = 100;

    public static bool Page(WatiCall call, out int number, out int size, out Answer? refusal)
    {
        (number, size) = (call.Number("page_number") ?? 0, call.Number("page_size") ?? 0);
        refusal = number < 1 || size < 1 || size > LargestPage
            ? V3Answers.Error(call, 400, $"page_number must be at least 1 and page_size between 1 and {LargestPage}.")
            : null;
        return refusal is null;
    }

    /// <summary>Names the first required field that is missing or empty.</summary>
    public static Answer? Missing(WatiCall call, JsonObject body, params ReadOnlySpan<string> required)
    {
        foreach (var name in required)
        {
            if (body[name] is null || string.IsNullOrEmpty(body[name]!.ToString()))
                return V3Answers.Error(call, 400, $"The {name} field is required.");
        }

        return null;
    }

    /// <summary>Runs <paramref name="act"/> with the conversation the target names, under the account's lock.</summary>
    public static Answer WithConversation(WatiCall call, string? target, Func<AccountBook, Conversation, Answer> act) => call.InBook(book =>
        Targets.Conversation(book, target, contactIds: false) switch
        {
            TargetMatch.One one => act(book, one.Conversation),
            TargetMatch.Several => V3Answers.Error(call, 409, "The contact has several open conversations. Use the conversation id or channel:phone."),
            _ => V3Answers.Error(call, 400, "Conversation not found."),
        });

    public static Answer WithContact(WatiCall call, string? target, Func<AccountBook, Contact, Answer> act) => call.InBook(book =>
        Targets.Contact(book, target) is { } contact ? act(book, contact) : V3Answers.Error(call, 400, "Contact not found."));
}
