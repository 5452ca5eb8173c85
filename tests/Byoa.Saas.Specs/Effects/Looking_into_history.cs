using System.Text.Json;
using Byoa.Saas.Conversations;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Effects;
using static Byoa.Saas.Specs.Conversations.World;
using static Byoa.Saas.Specs.Effects.Histories;

namespace Byoa.Saas.Specs.Effects;

public sealed class Looking_into_history
{
    private static readonly DateTimeOffset ToldAt = DateTimeOffset.UnixEpoch;
    private static readonly HistoryLook Read = new HistoryLook.Read([]);
    private static readonly HistoryLook Later = new HistoryLook.Later(TimeSpan.FromSeconds(30));
    private static readonly HistoryLook Missing = new HistoryLook.Missing("unknown", false);

    [Fact]
    public void a_page_is_read() => Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted([])).ShouldBeOfType<HistoryLook.Read>();

    [Fact]
    public void what_is_throttled_comes_later_and_not_at_once()
    {
        Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Throttled(TimeSpan.FromSeconds(30))).ShouldBe(Later);
        Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Throttled(null)).ShouldBeOfType<HistoryLook.Later>().Wait.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void a_refused_token_pauses_everybody_and_a_missing_scope_only_hides_history()
    {
        WatiAnswer<IReadOnlyList<WatiHistoryItem>> refused = new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Credential("401");

        HistoryLook.Of(refused, 20, isPaused: true).ShouldBeOfType<HistoryLook.Paused>();
        HistoryLook.Of(refused, 20, isPaused: false).ShouldBe(new HistoryLook.Missing("credential_refused", true));
    }

    [Fact]
    public void what_failed_may_be_tried_again_and_what_was_rejected_will_be_rejected_again()
    {
        Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Unknown("timeout")).ShouldBe(Missing);
        Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.NotSent("secrets_unavailable")).ShouldBe(new HistoryLook.Missing("not_sent", false));
        Look(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Rejected(WatiCodes.NotFound, "")).ShouldBe(new HistoryLook.Missing(WatiCodes.NotFound, true));
    }

    [Fact]
    public void waiting_for_leave_or_for_a_token_costs_no_try()
    {
        Again(Later, 13).ShouldBe(new HistoryTry(TimeSpan.FromSeconds(30), 13, WaitsOn: true));
        Again(new HistoryLook.Paused(), 13).ShouldNotBeNull().Tries.ShouldBe(13);
    }

    [Fact]
    public void a_failure_is_tried_again_ever_later_and_not_for_ever()
    {
        var waits = new List<TimeSpan>();
        for (var tries = 0; Again(Missing, tries) is { } again; tries = again.Tries)
            waits.Add(again.Wait);

        waits.ShouldBeInOrder();
        waits[0].ShouldBe(TimeSpan.FromSeconds(1));
        waits.Max().ShouldBe(TimeSpan.FromMinutes(10));
        waits.Aggregate((sum, wait) => sum + wait).ShouldBeInRange(TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));
    }

    [Fact]
    public void what_was_read_is_not_looked_for_again() => Again(Read, 0).ShouldBeNull();

    [Theory]
    [InlineData(0, 30)]
    [InlineData(100, 50)]
    [InlineData(3_600, 60)]
    public void whoever_asks_who_has_a_chat_stands_in_line_and_comes_later_the_longer_it_has_waited(double waited, double wait) =>
        Again(Later, 2, waited).ShouldBe(new HistoryTry(TimeSpan.FromSeconds(wait), 2, WaitsOn: true));

    [Fact]
    public void a_look_that_Wati_did_not_answer_was_made_and_begins_the_waiting_anew() =>
        Again(Missing, 3, waited: 3_600).ShouldBe(new HistoryTry(TimeSpan.FromSeconds(8), 4, WaitsOn: false));

    [Fact]
    public void a_chat_in_question_keeps_its_time_in_line_and_older_messages_have_none()
    {
        var verify = new VerifyReassignment(Chat, 3, 2) { Question = 1 }.WaitingFrom(Noon).WaitingFrom(Seconds(5));
        var wake = new WakeAgent(Chat, 3, Noon, 2).WaitingFrom(Noon).WaitingFrom(Seconds(5));

        (verify.WaitedUntil(Seconds(9)), wake.WaitedUntil(Seconds(9))).ShouldBe((TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9)));
        JsonSerializer.Deserialize<VerifyReassignment>(JsonSerializer.Serialize(verify)).ShouldBe(verify);
        JsonSerializer.Deserialize<WakeAgent>(JsonSerializer.Serialize(wake)).ShouldBe(wake);
        JsonSerializer.Deserialize<VerifyReassignment>($$"""{"ConversationId":"{{Chat}}","Epoch":3,"Tries":2,"Question":1}""").ShouldBe(verify with { WaitsSince = null });
    }

    [Fact]
    public void before_a_word_that_wants_a_look_leave_to_look_is_waited_for() =>
        CheckOwnership.Unseen(Later, careful: true, 0, ToldAt).ShouldBe(new Sighting.Unknown(TimeSpan.FromSeconds(30)));

    [Fact]
    public void a_word_that_may_do_without_a_look_is_not_kept_waiting_for_one() =>
        CheckOwnership.Unseen(Later, careful: false, 0, ToldAt).ShouldBe(new Sighting.Ours(ToldAt));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void while_the_token_is_refused_nothing_is_said_and_a_look_that_fails_keeps_nobody_waiting(bool careful)
    {
        CheckOwnership.Unseen(new HistoryLook.Paused(), careful, 0, ToldAt).ShouldBeOfType<Sighting.Unknown>();
        CheckOwnership.Unseen(Missing, careful, 3, ToldAt).ShouldBe(new Sighting.Ours(ToldAt));
        CheckOwnership.Unseen(new HistoryLook.Missing(WatiCodes.NotFound, true), careful, 1, ToldAt).ShouldBe(new Sighting.Ours(ToldAt));
        CheckOwnership.Unseen(Read, careful, 0, ToldAt).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void a_look_that_fails_is_made_again_twice_before_a_word(bool careful)
    {
        CheckOwnership.Unseen(Missing, careful, 2, ToldAt).ShouldBeOfType<Sighting.Unknown>();
        CheckOwnership.Unseen(Missing, careful, 3, ToldAt).ShouldBe(new Sighting.Ours(ToldAt));
    }

    [Fact]
    public void a_page_that_is_not_full_is_all_there_is() =>
        Reach([Assigned("ann", Noon)], page: 2).ShouldBe(DateTimeOffset.MinValue);

    [Fact]
    public void a_full_page_reaches_back_to_its_oldest_item_whatever_its_kind() =>
        Reach([Assigned("ann", Noon), Assigned("ann", Noon.AddMinutes(-5)) with { Kind = WatiHistoryKind.Other }], page: 2).ShouldBe(Noon.AddMinutes(-5));

    [Fact]
    public void a_full_page_without_a_readable_time_reaches_nowhere() =>
        Reach([Assigned("ann", DateTimeOffset.UnixEpoch)], page: 1).ShouldBe(DateTimeOffset.MaxValue);

    [Fact]
    public void a_page_that_does_not_reach_back_to_the_last_known_owner_says_nothing()
    {
        var words = new[] { Assigned("ann", Noon) with { Kind = WatiHistoryKind.Message } };

        AssignmentEvidence.Tells(new HistoryLook.Read(words) { ReachesBackTo = Noon }, Noon.AddMinutes(-1)).ShouldBeFalse();
        AssignmentEvidence.Tells(new HistoryLook.Read(words) { ReachesBackTo = Noon }, Noon).ShouldBeTrue();
        AssignmentEvidence.Tells(new HistoryLook.Read([Assigned("ann", Noon)]) { ReachesBackTo = Noon }, Noon.AddMinutes(-1)).ShouldBeTrue();
    }

    private static DateTimeOffset Reach(IReadOnlyList<WatiHistoryItem> items, int page) =>
        HistoryLook.Of(new WatiAnswer<IReadOnlyList<WatiHistoryItem>>.Accepted(items), page, isPaused: true).ShouldBeOfType<HistoryLook.Read>().ReachesBackTo;

    private static HistoryTry? Again(HistoryLook look, int tries, double waited = 0) =>
        HistoryTries.Again(look, tries, TimeSpan.FromSeconds(waited), new WorkOptions(), jitter: 0);

    private static HistoryLook Look(WatiAnswer<IReadOnlyList<WatiHistoryItem>> answer) => HistoryLook.Of(answer, 20, isPaused: true);
}
