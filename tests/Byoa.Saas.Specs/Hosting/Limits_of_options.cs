using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Byoa.Saas.AgentRuntime.Media;
using Byoa.Saas.AgentRuntime.Model;
using Byoa.Saas.AgentRuntime.Turn;
using Byoa.Saas.Conversations;
using Byoa.Saas.Hosting;
using Byoa.Saas.Ingress;
using Byoa.Saas.Operations;
using Byoa.Saas.Operations.Metrics;
using Byoa.Saas.Secrets;
using Byoa.Saas.Specs.Architecture;
using Byoa.Saas.Tenancy;
using Byoa.Saas.Wati;
using Byoa.Saas.Wati.Access;
using Byoa.Saas.Wati.Effects;
using Byoa.Saas.Wati.Limits;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.Saas.Specs.Hosting;

public sealed class Limits_of_options
{
    /// <summary>Every number of every options class, with the least and the most it may be.</summary>
    public static TheoryData<Type, string, double, double> Numbers => new()
    {
        { typeof(LimitOptions), nameof(LimitOptions.Messages), 1, 1_000 },
        { typeof(LimitOptions), nameof(LimitOptions.Contacts), 1, 1_000 },
        { typeof(LimitOptions), nameof(LimitOptions.Sends), 1, 1_000 },
        { typeof(LimitOptions), nameof(LimitOptions.Templates), 1, 1_000 },
        { typeof(LimitOptions), nameof(LimitOptions.Others), 1, 1_000 },
        { typeof(LimitOptions), nameof(LimitOptions.LongestWaitSeconds), 0, 60 },
        { typeof(LimitOptions), nameof(LimitOptions.CallsAtOnce), 1, 256 },
        { typeof(LimitOptions), nameof(LimitOptions.FirstPauseSeconds), 0.05, 60 },
        { typeof(LimitOptions), nameof(LimitOptions.LongestPauseSeconds), 1, 3_600 },
        { typeof(LimitOptions), nameof(LimitOptions.StretchedPauseSeconds), 0.1, 3_600 },
        { typeof(LimitOptions), nameof(LimitOptions.ThrottledMinutes), 0.01, 1_440 },
        { typeof(LimitOptions), nameof(LimitOptions.CountEverySeconds), 0.1, 60 },
        { typeof(AccessOptions), nameof(AccessOptions.FirstProbeSeconds), 0.1, 60 },
        { typeof(AccessOptions), nameof(AccessOptions.LongestProbeSeconds), 1, 600 },
        { typeof(AccessOptions), nameof(AccessOptions.LookAgainSeconds), 0.1, 60 },
        { typeof(AccessOptions), nameof(AccessOptions.KeepSeconds), 0, 30 },
        { typeof(AccessOptions), nameof(AccessOptions.MostDoubts), 1, 20 },
        { typeof(EffectOptions), nameof(EffectOptions.LeaseSeconds), 1, 60 },
        { typeof(EffectOptions), nameof(EffectOptions.LookCountsSeconds), 0.1, 60 },
        { typeof(EffectOptions), nameof(EffectOptions.SettleSeconds), 0, 120 },
        { typeof(EffectOptions), nameof(EffectOptions.CutOffSeconds), 0, 300 },
        { typeof(EffectOptions), nameof(EffectOptions.GiveUpSeconds), 5, 3_600 },
        { typeof(EffectOptions), nameof(EffectOptions.FirstPauseSeconds), 0.05, 60 },
        { typeof(EffectOptions), nameof(EffectOptions.LongestPauseSeconds), 1, 3_600 },
        { typeof(EffectOptions), nameof(EffectOptions.MostAttempts), 1, 10_000 },
        { typeof(EffectOptions), nameof(EffectOptions.MessageGapSeconds), 0, 60 },
        { typeof(EffectOptions), nameof(EffectOptions.LongestWaitInPlaceSeconds), 0, 60 },
        { typeof(WatiOptions), nameof(WatiOptions.MaxAnswerBytes), 65_536, 33_554_432 },
        { typeof(TurnOptions), nameof(TurnOptions.LongestBurstSeconds), 1, 120 },
        { typeof(TurnOptions), nameof(TurnOptions.LargestBurst), 1, 200 },
        { typeof(TurnOptions), nameof(TurnOptions.ModelTries), 1, 10 },
        { typeof(TurnOptions), nameof(TurnOptions.ModelRetrySeconds), 0.05, 60 },
        { typeof(TurnOptions), nameof(TurnOptions.LongestModelWaitSeconds), 1, 300 },
        { typeof(TurnOptions), nameof(TurnOptions.ModelCallLostAfterSeconds), 5, 600 },
        { typeof(TurnOptions), nameof(TurnOptions.ContactHours), 0, 168 },
        { typeof(TurnOptions), nameof(TurnOptions.WindowMarginMinutes), 0, 60 },
        { typeof(TurnOptions), nameof(TurnOptions.LongestHistoryWaitMinutes), 0, 120 },
        { typeof(TurnOptions), nameof(TurnOptions.MostCharacters), 10_000, 4_000_000 },
        { typeof(TurnOptions), nameof(TurnOptions.MostPictureBytes), 20_971_520, 209_715_200 },
        { typeof(ModelOptions), nameof(ModelOptions.TimeoutSeconds), 5, 300 },
        { typeof(ModelOptions), nameof(ModelOptions.MostCallsAtOnce), 1, 500 },
        { typeof(ModelOptions), nameof(ModelOptions.CircuitFailureRatio), 0.1, 1 },
        { typeof(ModelOptions), nameof(ModelOptions.CircuitMinimumCalls), 2, 1_000 },
        { typeof(ModelOptions), nameof(ModelOptions.CircuitWindowSeconds), 1, 600 },
        { typeof(ModelOptions), nameof(ModelOptions.CircuitBreakSeconds), 0.5, 300 },
        { typeof(ModelOptions), nameof(ModelOptions.MostAnswerBytes), 65_536, 67_108_864 },
        { typeof(MediaOptions), nameof(MediaOptions.MostBytes), 65_536, 104_857_600 },
        { typeof(MediaOptions), nameof(MediaOptions.PictureMostBytes), 16_384, 20_971_520 },
        { typeof(MediaOptions), nameof(MediaOptions.MostDocumentCharacters), 1_000, 1_000_000 },
        { typeof(MediaOptions), nameof(MediaOptions.TimeoutSeconds), 5, 300 },
        { typeof(ConversationRules), nameof(ConversationRules.ReassignmentGraceSeconds), 0, 600 },
        { typeof(ConversationRules), nameof(ConversationRules.MostSupersededDrafts), 0, 10 },
        { typeof(WorkOptions), nameof(WorkOptions.MostInFlight), 10, 500 },
        { typeof(WorkOptions), nameof(WorkOptions.MostStepsAtOnce), 1, 100 },
        { typeof(WorkOptions), nameof(WorkOptions.FirstPauseSeconds), 0.1, 60 },
        { typeof(WorkOptions), nameof(WorkOptions.LongestPauseSeconds), 1, 600 },
        { typeof(IngressOptions), nameof(IngressOptions.MostBytes), 1_024, 1_048_576 },
        { typeof(IngressOptions), nameof(IngressOptions.ReceiptDays), 2, 90 },
        { typeof(IngressOptions), nameof(IngressOptions.MostAtOnce), 1, 100 },
        { typeof(IngressOptions), nameof(IngressOptions.MostWaiting), 0, 10_000 },
        { typeof(IngressOptions), nameof(IngressOptions.LongestWaitSeconds), 0.1, 4 },
        { typeof(SecretsOptions), nameof(SecretsOptions.CacheSeconds), 1, 600 },
        { typeof(WatchOptions), nameof(WatchOptions.LookSeconds), 0.2, 3_600 },
        { typeof(WatchOptions), nameof(WatchOptions.IdleSeconds), 1, 86_400 },
        { typeof(WatchOptions), nameof(WatchOptions.MostConversations), 1, 10_000 },
        { typeof(RetryOptions), nameof(RetryOptions.FirstPauseSeconds), 0.1, 600 },
        { typeof(RetryOptions), nameof(RetryOptions.ForgottenAfterSeconds), 1, 86_400 },
        { typeof(MetricsOptions), nameof(MetricsOptions.OpenPort), 0, 65_535 },
    };

    [Theory, MemberData(nameof(Numbers))]
    public void both_limits_of_a_number_are_allowed_and_what_lies_just_beyond_is_refused(Type options, string member, double least, double most)
    {
        // Less than any rounding would notice: a range of integers takes 0.4 for 0.
        var step = options.GetProperty(member)!.PropertyType == typeof(double) ? 0.004 : 1;

        Complaints(options, member, least).ShouldBeEmpty();
        Complaints(options, member, most).ShouldBeEmpty();
        Complaints(options, member, least - step).ShouldBe([member]);
        Complaints(options, member, most + step).ShouldBe([member]);
    }

    [Fact]
    public void no_number_is_without_limits_and_none_is_left_out_here()
    {
        var numbers = from type in Rooms.Types
                      where type.GetField("SectionName") is not null
                      from property in type.GetProperties()
                      where property is { CanWrite: true } && (property.PropertyType == typeof(int) || property.PropertyType == typeof(double))
                      select $"{type.Name}.{property.Name}";

        Numbers.Select(row => $"{row.Data.Item1.Name}.{row.Data.Item2}").ShouldBe(numbers, ignoreOrder: true);
    }

    [Fact]
    public void the_defaults_lie_within()
    {
        foreach (var type in Numbers.Select(row => row.Data.Item1).Distinct())
            Complaints(Activator.CreateInstance(type)!).ShouldBeEmpty(type.Name);
    }

    [Fact]
    public void by_default_a_refused_token_is_probed_within_a_minute_and_work_looks_again_after_seconds()
    {
        AccessOptions access = new();

        (access.FirstProbeSeconds, access.LongestProbeSeconds, access.LookAgainSeconds, access.KeepSeconds, access.MostDoubts).ShouldBe((10, 60, 5, 1, 3));
    }

    [Fact]
    public void by_default_an_effect_is_attempted_for_hours_and_an_uncertain_message_is_listed_after_minutes()
    {
        EffectOptions effects = new();

        (effects.LeaseSeconds, effects.SettleSeconds, effects.CutOffSeconds, effects.GiveUpSeconds, effects.MessageGapSeconds).ShouldBe((5, 5, 10, 120, 0.5));
        (effects.FirstPauseSeconds, effects.LongestPauseSeconds, effects.MostAttempts, effects.LongestWaitInPlaceSeconds).ShouldBe((1, 120, 500, 10));
    }

    [Theory]
    [InlineData("WatiAccess:KeepSeconds", "30.4")]
    [InlineData("Effects:MessageGapSeconds", "60.4")]
    public void a_value_out_of_range_stops_the_host(string key, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        using var services = new ServiceCollection().AddWatiAccess(settings).AddEffects(settings).BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());
    }

    private static string[] Complaints(Type type, string member, double value)
    {
        var options = Activator.CreateInstance(type)!;
        var property = type.GetProperty(member, BindingFlags.Public | BindingFlags.Instance)!;
        property.SetValue(options, property.PropertyType == typeof(double) ? (object)value : (int)value);
        return Complaints(options);
    }

    private static string[] Complaints(object options)
    {
        List<ValidationResult> complaints = [];
        Validator.TryValidateObject(options, new ValidationContext(options), complaints, true);
        return [.. complaints.SelectMany(complaint => complaint.MemberNames)];
    }
}
