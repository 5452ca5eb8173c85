using Byoa.Saas.Conversations;
using Byoa.Saas.Specs.Hosting;
using FsCheck.Xunit;

namespace Byoa.Saas.Specs.Conversations;

public sealed class Whatever_happens
{
    private const int Stories = 500;

    [Fact]
    public void random_stories_come_by_every_event()
    {
        var random = new Random(2026);
        var stories = Enumerable.Range(0, 300).Select(_ =>
            RandomStory.Of(Enumerable.Range(0, 150).Select(_ => new StoryStep((byte)random.Next(256), (byte)random.Next(256))), (_, _) => { }));

        stories.SelectMany(story => story.Events).Select(happened => happened.GetType()).Distinct().ShouldBe(ConversationsModule.EventTypes, ignoreOrder: true);
    }

    [Property(MaxTest = Stories, EndSize = 150)]
    public void the_epoch_never_falls_and_rises_with_every_change_of_owner(StoryStep[] steps) => RandomStory.Of(steps, (before, happened) =>
    {
        var epoch = before.Known?.Epoch ?? 0;
        var after = Fold.Apply(before, happened).Known!.Epoch;
        after.ShouldBe(happened is AgentTookChat or AgentStoodDown or AgentPaused or HandedToPerson ? epoch + 1 : epoch);
    });

    [Property(MaxTest = Stories, EndSize = 150)]
    public void at_most_one_turn_runs_and_each_ends_once(StoryStep[] steps)
    {
        var story = RandomStory.Of(steps, (before, happened) =>
        {
            if (happened is TurnStarted)
                before.ShouldBeOfType<Conversation.WithAgent>().Turn.ShouldBeNull();
        });

        var running = (story.State as Conversation.WithAgent)?.Turn?.Id;
        var started = story.Events.OfType<TurnStarted>().Select(turn => turn.TurnId).Where(turn => turn != running);
        story.Events.OfType<TurnEnded>().Select(turn => turn.TurnId).ShouldBe(started);
    }

    [Property(MaxTest = Stories, EndSize = 150)]
    public void nothing_decided_under_an_older_ownership_is_ever_attempted(StoryStep[] steps) => RandomStory.Of(steps, (before, happened) =>
    {
        if (happened is not EffectClaimed claim)
            return;
        var next = before.Known!.Effects[0];
        (next.Effect.Id, next.Epoch, next.Attempts + 1).ShouldBe((claim.EffectId, before.Known.Epoch, claim.Attempt));
        next.Progress.ShouldBeOfType<EffectProgress.Waiting>();
    });

    [Property(MaxTest = Stories, EndSize = 150)]
    public void no_message_is_answered_twice_but_in_place_of_a_reply_that_was_dropped_unsent(StoryStep[] steps)
    {
        HashSet<string> dropped = [];
        var events = RandomStory.Of(steps, (before, happened) =>
        {
            if (happened is EffectAbandoned { Reason: Codes.OwnerChanged } abandoned)
                dropped.Add(abandoned.EffectId);
            if (happened is EffectRefused refused && before.Known!.Effects.Any(owed => owed.Effect.Id == refused.EffectId && owed.Epoch != before.Known.Epoch))
                dropped.Add(refused.EffectId);
        }).Events;

        var answers = events.Select(happened => happened switch
        {
            ReplyDecided reply => (reply.Effects[0].Id, reply.Answers),
            TemplateDecided template => (template.Effects[0].Id, template.Answers),
            _ => ("", []),
        });
        answers.Where(answer => !dropped.Contains(answer.Id)).SelectMany(answer => answer.Answers).ShouldBeUnique();
    }

    [Property(MaxTest = Stories, EndSize = 150)]
    public void no_two_templates_go_out_into_one_silence(StoryStep[] steps) => RandomStory.Of(steps, (before, happened) =>
    {
        if (happened is TemplateDecided)
            before.Known!.TemplateSpent.ShouldBeFalse();
    });

    [Property(MaxTest = Stories, EndSize = 150)]
    public void no_free_word_is_decided_while_the_session_window_is_closed(StoryStep[] steps) => RandomStory.Of(steps, (before, happened) =>
    {
        if (happened is ReplyDecided)
            SessionWindow.IsClosed(before.Known!, happened.At).ShouldBeFalse();
    });

    [Property(MaxTest = Stories, EndSize = 150)]
    public void no_message_is_recorded_twice(StoryStep[] steps) =>
        RandomStory.Of(steps, (_, _) => { }).Events.OfType<CustomerMessageReceived>().Select(received => received.Message.MessageId).ShouldBeUnique();

    [Property(MaxTest = Stories, EndSize = 150)]
    public void a_replay_of_the_events_gives_the_state_that_was_stored(StoryStep[] steps)
    {
        var story = RandomStory.Of(steps, (_, _) => { });

        StoredForm.Json(story.Events.Aggregate(Conversation.Initial, Fold.Apply)).ShouldBe(StoredForm.Json(story.State));
    }

    [Property(MaxTest = Stories, EndSize = 150)]
    public void a_replay_of_stored_events_gives_the_same_state(StoryStep[] steps)
    {
        var story = RandomStory.Of(steps, (_, _) => { });
        var read = story.Events.Select(happened => (IConversationEvent)StoredForm.Read(happened.GetType(), StoredForm.Json(happened)));

        StoredForm.Json(read.Aggregate(Conversation.Initial, Fold.Apply)).ShouldBe(StoredForm.Json(story.State));
    }
}
