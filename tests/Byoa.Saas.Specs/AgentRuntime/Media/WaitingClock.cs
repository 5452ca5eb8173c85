using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Byoa.Saas.Specs.AgentRuntime.Media;

/// <summary>A clock that stands still and tells who waits for it, so that a spec advances it neither too early nor too far.</summary>
internal sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public ChannelReader<TimeSpan> Waits => waits.Reader;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        waits.Writer.TryWrite(dueTime);
        return timer;
    }
}
