using System.Globalization;

namespace Byoa.Saas.Chaos.Customers;

/// <summary>
/// What the simulated model says: every reply repeats what it was asked, tokens included, so that it can be told which messages
/// it answers. Only the word at a hand-over does not: it answers nothing.
/// </summary>
internal static class ModelScript
{
    public const string WantsPerson = "complaint";
    public const string WantsChoices = "options";
    public const string WantsMuch = "catalogue";
    public const string TellsDay = "Thursday";
    public const string IsDone = "goodbye";

    /// <summary>Longer than one message may be, in either generation.</summary>
    private const int LinesOfCatalogue = 150;

    public static string For(Business business) => $$$"""
        rule a person is wanted
          if text contains "{{{WantsPerson}}}"
          say {{{business.Name}}} hands this to a colleague.
          call hand_to_person {"reason":"A complaint.","summary":"{text}"}

        rule choices are wanted
          if text contains "{{{WantsChoices}}}"
          call offer_choices {"text":"{{{business.Signature}}} choose: {text}","options":["Red","Blue"]}

        rule the day is noted
          if after update_contact_attributes
          say {{{business.Signature}}} noted: {text}

        rule a day is told
          if text contains "{{{TellsDay}}}"
          call update_contact_attributes {"attributes":{"day":"{{{TellsDay}}}"}}

        rule the chat is closed
          if after resolve_conversation
          say {{{business.Signature}}} farewell: {text}

        rule the customer is done
          if text contains "{{{IsDone}}}"
          call resolve_conversation {"note":"Nothing is open."}

        rule much is wanted
          if text contains "{{{WantsMuch}}}"
          say {{{business.Signature}}} much: {text} {{{Catalogue()}}}

        rule anything else
          say {{{business.Signature}}}: {text}
        """;

    private static string Catalogue() => string.Join(
        "; ", Enumerable.Range(1, LinesOfCatalogue).Select(line => string.Create(CultureInfo.InvariantCulture, $"article {line} at {line * 3} EUR, in stock again soon")));
}
