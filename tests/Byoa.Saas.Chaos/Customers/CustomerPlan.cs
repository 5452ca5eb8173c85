namespace Byoa.Saas.Chaos.Customers;

/// <summary>What one customer, and the people around that chat, are going to do. Planned from the seed alone.</summary>
/// <param name="Number">Names the customer in tokens.</param>
/// <param name="Starts">When the first message is written, from the start of the run.</param>
/// <param name="Steps">In order.</param>
internal sealed record CustomerPlan(int Number, TimeSpan Starts, IReadOnlyList<Step> Steps)
{
    private const int LateInHundred = 5;

    private static readonly string[] Questions =
    [
        "Do you have this in size 42?", "How much is delivery?", "Are you open on Sunday?", "Is it in stock?", "And in blue?",
        "I ordered last week.", "Where is my parcel?", "Can I pay by card?", "Thanks!", "One more thing:", "Hello?", "My number is 4711.",
    ];

    public int Messages => Steps.Count(step => step is Step.Write or Step.WriteLate);

    /// <summary>As many customers as it takes to write so many messages, starting all over the time there is.</summary>
    public static IReadOnlyList<CustomerPlan> Make(int seed, int messages, TimeSpan time)
    {
        var random = new Random(seed);
        List<CustomerPlan> plans = [];
        for (var planned = 0; planned < messages; planned += plans[^1].Messages)
            plans.Add(new CustomerPlan(plans.Count + 1, time * 0.85 * random.NextDouble(), Life(random)));
        return plans;
    }

    private static List<Step> Life(Random random)
    {
        List<Step> steps = random.Next(100) < LateInHundred ? [.. Late(random)] : [];
        for (var episode = random.Next(1, 5); episode > 0; episode--)
        {
            steps.AddRange(Burst(random, random.Next(1, 6)));
            steps.AddRange(After(random));
        }

        return steps;
    }

    /// <summary>Then the customer writes, and where a person got the chat it is given back: it goes on as any other.</summary>
    private static IEnumerable<Step> Late(Random random) =>
    [
        new Step.WriteLate(Questions[random.Next(Questions.Length)], TimeSpan.FromHours(random.Next(25, 72))),
        // Whatever the customer writes opens the window: on a slow machine too a wrong word is to meet it closed.
        new Step.AwaitAnswer(TimeSpan.FromSeconds(30)),
        Message(random),
        new Step.Pause(Seconds(random, 0.3, 2)),
        new Step.GiveBack(Any(random)),
        Answer(random),
    ];

    private static IEnumerable<Step> Burst(Random random, int size)
    {
        for (var i = 0; i < size; i++)
        {
            yield return Message(random);
            // Now and then longer than a burst takes to settle, so that the next message meets a turn at work.
            yield return new Step.Pause(TimeSpan.FromMilliseconds(random.Next(8) == 0 ? random.Next(600, 2_500) : random.Next(10, 500)));
        }
    }

    private static Step.Write Message(Random random) => random.Next(100) switch
    {
        < 6 => new Step.Write(MessageForm.Image, "Look at this."),
        < 9 => new Step.Write(MessageForm.Voice, "This is what I wanted to say."),
        < 11 => new Step.Write(MessageForm.Document, "My order."),
        < 14 => new Step.Write(MessageForm.Text, $"What {ModelScript.WantsChoices} are there?"),
        < 16 => new Step.Write(MessageForm.Text, $"Send me the {ModelScript.WantsMuch}."),
        < 20 => new Step.Write(MessageForm.Text, $"I will come on {ModelScript.TellsDay}."),
        _ => new Step.Write(MessageForm.Text, Questions[random.Next(Questions.Length)]),
    };

    private static IEnumerable<Step> After(Random random) => random.Next(100) switch
    {
        < 45 => [Answer(random)],
        < 60 => [new Step.Pause(Seconds(random, 0.5, 5))],
        < 65 => [Answer(random), new Step.React("👍")],
        < 83 => TakenOver(random),
        < 88 => [Answer(random), new Step.Write(MessageForm.Text, $"I have a {ModelScript.WantsPerson}."), Answer(random), .. WithPerson(random), new Step.GiveBack(Any(random))],
        < 95 => [Answer(random), new Step.Write(MessageForm.Text, $"That is all, {ModelScript.IsDone}."), Answer(random)],
        _ => [Answer(random), new Step.Solve(), new Step.Pause(Seconds(random, 0.2, 2))],
    };

    /// <summary>At any moment of a turn: before it settled, during the model's call, during the send, after it.</summary>
    private static IEnumerable<Step> TakenOver(Random random) =>
    [
        new Step.Pause(Seconds(random, 0, 2.5)),
        new Step.TakeOver(Any(random)),
        .. WithPerson(random),
        new Step.GiveBack(Any(random)),
    ];

    private static IEnumerable<Step> WithPerson(Random random)
    {
        yield return new Step.Pause(Seconds(random, 0.3, 2));
        if (random.Next(3) > 0)
        {
            yield return Message(random);
            yield return new Step.Pause(Seconds(random, 0.3, 2));
        }

        if (random.Next(4) > 0)
            yield return new Step.ColleagueWrites();
        yield return new Step.Pause(Seconds(random, 0.3, 6));
    }

    private static Step.AwaitAnswer Answer(Random random) => new(Seconds(random, 4, 15));

    private static Telling Any(Random random) => (Telling)random.Next(3);

    private static TimeSpan Seconds(Random random, double least, double most) => TimeSpan.FromSeconds(least + ((most - least) * random.NextDouble()));
}
