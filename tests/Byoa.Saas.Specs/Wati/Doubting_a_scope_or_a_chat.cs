using Byoa.Saas.Alerts;
using Byoa.Saas.Platform;
using Byoa.Saas.Specs.Hosting;
using Byoa.Saas.Wati.Access;

namespace Byoa.Saas.Specs.Wati;

public sealed class Doubting_a_scope_or_a_chat
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccessOptions Options = new();

    [Fact]
    public void a_chat_that_alone_is_forbidden_goes_to_a_person_and_the_tenants_others_go_on()
    {
        var access = WatiAccess.Initial;
        for (var time = 1; time <= 3; time++)
            access = Accepted(Doubted(access, "sends", "maria"), "sends", "otto");

        Refuse(access, "sends", "maria").ShouldBe(Decision.Ignore(AccessCodes.ScopeMissing));
        Refuse(access, "sends", "otto").ShouldBeOfType<Decision.Accepted>();
        Refuse(access, "messages", "maria").ShouldBeOfType<Decision.Accepted>();
        ScopeDoubts.Missing(access, Options).ShouldBe(["sends maria"]);
    }

    [Fact]
    public void a_class_refused_in_several_chats_while_the_token_is_good_lacks_a_scope()
    {
        var access = Doubted(Doubted(WatiAccess.Initial, "others", "maria"), "others", "otto");
        Refuse(access, "others", "ida").ShouldBeOfType<Decision.Accepted>();

        var raised = Restored(After(access, new WatiAccessRefused("others", Noon), new WatiProbeAimed("ida", Noon))).Messages[1].ShouldBeOfType<RaiseAlert>();
        access = Doubted(access, "others", "ida");

        (raised.Kind, raised.Subject).ShouldBe((AlertKinds.WatiScopeMissing, "others"));
        Refuse(access, "others", "anyone").ShouldBe(Decision.Ignore(AccessCodes.ScopeMissing));
        Refuse(access, "sends", "maria").ShouldBeOfType<Decision.Accepted>();
    }

    [Fact]
    public void refused_again_and_again_the_only_chat_there_is_raises_the_alert_of_the_class_and_no_other_is_refused_for_it()
    {
        var access = Doubted(WatiAccess.Initial, "sends", "maria", times: 2);
        ScopeDoubts.Missing(access, Options).ShouldBeEmpty();

        access = Doubted(access, "sends", "maria");

        ScopeDoubts.Missing(access, Options).ShouldBe(["sends"]);
        Refuse(access, "sends", "maria").ShouldBe(Decision.Ignore(AccessCodes.ScopeMissing));
        Refuse(access, "sends", "otto").ShouldBeOfType<Decision.Accepted>();
    }

    [Fact]
    public void a_call_accepted_in_another_chat_shows_that_one_alone_is_closed()
    {
        var access = Doubted(WatiAccess.Initial, "sends", "maria", times: 3);

        var messages = Confirm(access, "sends", "otto").ShouldBeOfType<Decision.Accepted>().Messages;

        var raised = messages[0].ShouldBeOfType<RaiseAlert>();
        (raised.Kind, raised.Subject).ShouldBe((AlertKinds.WatiScopeMissing, "sends maria"));
        raised.Detail.ShouldContain("this chat alone");
        messages.Skip(1).ShouldBe([new ClearAlert(AlertKinds.WatiScopeMissing, "sends")]);
    }

    [Fact]
    public void what_was_refused_before_another_chat_was_accepted_is_no_sign_of_the_class()
    {
        var access = Accepted(Doubted(WatiAccess.Initial, "sends", "maria", times: 2), "sends", "otto");

        ScopeDoubts.Missing(Doubted(Doubted(access, "sends", "ida"), "sends", "maria"), Options).ShouldBe(["sends maria"]);
    }

    [Fact]
    public void a_call_accepted_in_the_chat_itself_ends_its_doubt_and_its_alert_once()
    {
        var access = Accepted(Doubted(WatiAccess.Initial, "sends", "maria", times: 3), "sends", "otto");

        Confirm(access, "messages", "maria").ShouldBe(Decision.Ignore(AccessCodes.NoDoubt));
        Confirm(access, "sends", "otto").ShouldBe(Decision.Ignore(AccessCodes.NoDoubt));
        Confirm(access, "sends", "maria").ShouldBeOfType<Decision.Accepted>().Messages.ShouldBe([new ClearAlert(AlertKinds.WatiScopeMissing, "sends maria")]);
        access = Accepted(access, "sends", "maria");
        Confirm(access, "sends", "maria").ShouldBe(Decision.Ignore(AccessCodes.NoDoubt));
        access.ChatDoubts.ShouldBeEmpty();
    }

    [Fact]
    public void a_confirmation_of_earlier_versions_names_no_chat_and_clears_the_class()
    {
        var access = After(Doubted(WatiAccess.Initial, "sends", "maria"), new WatiScopeConfirmed("sends", Noon));

        access.Doubts.ShouldBeEmpty();
        access.ChatDoubts.ShouldBe(new Dictionary<string, int> { ["sends maria"] = 1 });
    }

    [Fact]
    public void a_token_that_was_really_refused_leaves_no_doubt()
    {
        var doubted = Doubted(WatiAccess.Initial, "sends", "maria", times: 3);

        var access = After(doubted, new WatiAccessRefused("others", Noon), new WatiProbeAimed("otto", Noon), new WatiProbeFailed(1, true, Noon, Noon));

        access.ChatDoubts.Count.ShouldBe(1, "Until it is restored, the doubts are kept.");
        Restored(access).Messages.ShouldContain(new ClearAlert(AlertKinds.WatiScopeMissing, "sends"));
        access = After(access, new WatiAccessRestored(Noon));
        (access.Doubts.Count, access.ChatDoubts.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void another_token_has_no_doubts_and_clears_their_alerts()
    {
        var access = Accepted(Doubted(WatiAccess.Initial, "sends", "maria", times: 3), "sends", "otto");

        var replaced = ReplaceWatiTokenDecision.Decide(access, Options, Noon).ShouldBeOfType<Decision.Accepted>();

        replaced.Messages.ShouldBe([new ClearAlert(AlertKinds.WatiScopeMissing, "sends maria")]);
        After(access, [.. replaced.Events.Cast<IWatiAccessEvent>()]).ChatDoubts.ShouldBeEmpty();
        After(access, new WatiAccessRefused("sends", Noon), new WatiTokenReplaced(Noon)).ShouldBeOfType<WatiAccess.Refused>().ChatDoubts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sends", false)]
    [InlineData("sends maria", true)]
    [InlineData("sends otto", false)]
    [InlineData("others", true)]
    public void an_alert_of_a_scope_or_a_chat_stands_while_the_doubt_does(string subject, bool stands)
    {
        WatiAccess.Open access = new(new Dictionary<string, int> { ["others"] = 3 }, Noon)
        {
            ChatDoubts = new Dictionary<string, int> { ["sends maria"] = 3, ["sends otto"] = 2, ["others maria"] = 3 },
        };

        AccessCause.Stands(new OpenAlert("tn-acme", AlertKinds.WatiScopeMissing, subject), access, Options).ShouldBe(stands);
    }

    [Fact]
    public void of_too_many_chats_in_doubt_the_least_doubted_are_forgotten_and_never_the_newest()
    {
        var access = Doubted(WatiAccess.Initial, "sends", "maria", times: 3);
        for (var chat = 0; chat < 2 * ScopeDoubts.MostChats; chat++)
            access = Accepted(Doubted(access, "sends", $"chat-{chat}"), "sends", "otto");

        access.ChatDoubts.Count.ShouldBe(ScopeDoubts.MostChats);
        access.ChatDoubts["sends maria"].ShouldBe(3);
        access.ChatDoubts.Keys.ShouldContain($"sends chat-{(2 * ScopeDoubts.MostChats) - 1}");
    }

    [Fact]
    public void a_state_stored_before_chats_were_doubted_has_none_in_doubt() =>
        StoredForm.Read<WatiAccess>("""{"state":"open","doubts":{"sends":1},"since":null}""").ChatDoubts.ShouldBeEmpty();

    private static WatiAccess Doubted(WatiAccess access, string callClass, string chat, int times = 1)
    {
        for (var time = 1; time <= times; time++)
            access = After(access, new WatiAccessRefused(callClass, Noon), new WatiProbeAimed(chat, Noon), new WatiAccessRestored(Noon));
        return access;
    }

    private static WatiAccess Accepted(WatiAccess access, string callClass, string chat) =>
        Confirm(access, callClass, chat) is Decision.Accepted accepted ? After(access, [.. accepted.Events.Cast<IWatiAccessEvent>()]) : access;

    private static WatiAccess After(WatiAccess access, params IWatiAccessEvent[] happened) => happened.Aggregate(access, AccessFold.Apply);

    private static Decision Refuse(WatiAccess access, string callClass, string chat) => RefuseWatiAccessDecision.Decide(access, new(callClass, Noon, chat), Options, Noon);

    private static Decision Confirm(WatiAccess access, string callClass, string chat) => ConfirmWatiScopeDecision.Decide(access, new(callClass, chat), Options, Noon);

    private static Decision.Accepted Restored(WatiAccess access) =>
        RecordWatiProbeDecision.Decide(access, new(1, "chat", ProbeResult.Accepted), Options, Noon).ShouldBeOfType<Decision.Accepted>();
}
