using System.Diagnostics;
using System.Reflection;
using Byoa.Saas.Wati;

namespace Byoa.Saas.Tests.Limits;

/// <summary>A Wati that takes a probe and never answers it.</summary>
internal sealed class MuteWati : IWatiClients
{
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Asked => asked.Task;

    public IWatiClient For(WatiAccount account)
    {
        var client = DispatchProxy.Create<IWatiClient, Client>();
        ((Client)client).Asked = asked;
        return client;
    }

    internal class Client : DispatchProxy
    {
        public TaskCompletionSource? Asked { get; set; }

        protected override object Invoke(MethodInfo? call, object?[]? arguments) =>
            call?.Name == nameof(IWatiClient.ProbeAsync) ? NeverAsync((CancellationToken)arguments![0]!) : throw new NotSupportedException(call?.Name);

        private async Task<WatiAnswer<Done>> NeverAsync(CancellationToken cancellation)
        {
            Asked!.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            throw new UnreachableException();
        }
    }
}
