using System.Diagnostics;
using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.Conversations;

namespace Byoa.Saas.AgentRuntime.Turn;

/// <summary>How much of a dialogue the model is told: what it is to answer, and of what stands before that the latest.</summary>
public static class Recollection
{
    /// <param name="lines">The dialogue.</param>
    /// <param name="answers">What is to be answered: that, and what the turn's tools did since, always stays.</param>
    /// <param name="mostMessages">So many earlier messages.</param>
    /// <param name="mostCharacters">So many characters in all; the oldest go first.</param>
    public static IReadOnlyList<DialogueLine> Of(IReadOnlyList<DialogueLine> lines, IReadOnlyList<string> answers, int mostMessages, int mostCharacters)
    {
        var start = lines.TakeWhile(line => line is not DialogueLine.Customer customer || !answers.Contains(customer.Message.MessageId)).Count();
        var left = mostCharacters - lines.Skip(start).Sum(LengthOf);
        var messages = 0;
        for (var at = start - 1; at >= 0; at--)
        {
            messages += IsMessage(lines[at]) ? 1 : 0;
            left -= LengthOf(lines[at]);
            if (messages > mostMessages || left < 0)
                break;
            // What tools did, and a note, belong to the message that follows: they stay with it, or go with it.
            if (at == 0 || IsMessage(lines[at - 1]))
                start = at;
        }
        return [.. lines.Skip(start)];
    }

    /// <param name="media">Where they are kept.</param>
    /// <param name="tenant">Whose.</param>
    /// <param name="lines">What is told.</param>
    /// <param name="mostBytes">So many bytes of pictures in all; the oldest are left out.</param>
    /// <param name="cancellation">Stops the loading.</param>
    /// <returns>Pictures by the message they came with: the same one sent again is told again, and counts again.</returns>
    public static async Task<IReadOnlyDictionary<string, StoredMedia>> PicturesAsync(
        IMediaStore media, string tenant, IReadOnlyList<DialogueLine> lines, int mostBytes, CancellationToken cancellation)
    {
        Dictionary<string, StoredMedia> pictures = [];
        long left = mostBytes;
        foreach (var line in lines.OfType<DialogueLine.Customer>().Reverse())
        {
            if (line.Media is not MediaContent.Picture picture || await media.LoadAsync(tenant, picture.Sha256, cancellation) is not { } stored)
                continue;
            left -= stored.Content.Length;
            if (left < 0)
                break;
            pictures[line.Message.MessageId] = stored;
        }
        return pictures;
    }

    private static bool IsMessage(DialogueLine line) => line is DialogueLine.Customer or DialogueLine.Agent or DialogueLine.Earlier;

    private static int LengthOf(DialogueLine line) => line switch
    {
        DialogueLine.Customer customer => Length(customer.Message.Text) + customer.Media switch
        {
            MediaContent.Transcript transcript => Length(transcript.Text),
            MediaContent.DocumentText document => Length(document.FileName) + Length(document.Text),
            _ => 0,
        },
        DialogueLine.Agent agent => Length(agent.Text),
        DialogueLine.Earlier earlier => Length(earlier.Message.Text),
        DialogueLine.Tools tools => Length(tools.Text) + tools.Uses.Sum(use => Length(use.Call.Arguments) + Length(use.Result)),
        DialogueLine.Note note => Length(note.Text),
        _ => throw new UnreachableException(),
    };

    private static int Length(string? text) => text?.Length ?? 0;
}
