using System.Net.Http.Headers;
using System.Text;
using Byoa.Saas.Simulators.Behaviour;
using Byoa.Saas.Simulators.Wati.Accounts;

namespace Byoa.Saas.Simulators.Wati.Webhooks;

/// <summary>Posts one account's events: in order per receiver and conversation, again and again until a 2xx.</summary>
public sealed class WebhookPost : IDisposable
{
    private readonly Lock sync = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<(string Receiver, string Conversation), Lane> lanes = [];
    private readonly List<WebhookDelivery> deliveries = [];
    private readonly KnobPanel knobs;
    private readonly Pulse pulse;
    private int underWay;

    internal WebhookPost(KnobPanel knobs, Pulse pulse)
    {
        this.knobs = knobs;
        this.pulse = pulse;
    }

    public WebhookRetry Retry { get; set; } = new();

    /// <summary>Every event since the last <see cref="Forget"/>, in the order they happened.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (sync)
                return [.. deliveries];
        }
    }

    /// <summary>Posts made, repeats included.</summary>
    public int Attempts => Deliveries.Sum(d => d.Attempts);

    /// <summary>Completes when no event is under way any more.</summary>
    public Task WhenDeliveredAsync(TimeSpan? timeout = null, CancellationToken cancellation = default) => pulse.UntilAsync(
        () => Volatile.Read(ref underWay) == 0 ? this : null,
        timeout ?? TimeSpan.FromSeconds(30),
        () => string.Join(Environment.NewLine, Deliveries.Where(d => d.State == DeliveryState.Pending)),
        cancellation);

    /// <summary>Forgets the events that are no longer under way.</summary>
    public void Forget()
    {
        lock (sync)
        {
            // Places in the list are what deliveries under way are known by.
            if (underWay == 0)
                deliveries.Clear();
        }
    }

    public void Dispose()
    {
        stopping.Cancel();
        http.Dispose();
        stopping.Dispose();
    }

    /// <param name="receiver">Names the receiver; its address may change between attempts.</param>
    /// <param name="toAi">Whether it is the AI operator's webhook.</param>
    /// <param name="address">Read anew for each attempt; null while there is none.</param>
    /// <param name="happened">What to post.</param>
    internal void Enqueue(string receiver, bool toAi, Func<WebhookAddress?> address, WebhookEvent happened)
    {
        var fault = knobs.Take(KnobPanel.Webhooks);
        lock (sync)
        {
            var key = (receiver, happened.ConversationId);
            if (!lanes.TryGetValue(key, out var lane))
                lanes[key] = lane = new Lane();
            Func<Task> deliver = Delivery(toAi, address, happened, fault);
            switch (fault.Fault?.Fault)
            {
                case Fault.Reorder:
                    lane.HoldBack(deliver);
                    _ = LetGoAsync(lane, deliver, fault.Fault.Delay);
                    break;
                case Fault.Delay:
                    Lane.Apart(deliver);
                    break;
                case Fault.Duplicate:
                    lane.Add(deliver);
                    lane.Add(Delivery(toAi, address, happened, new TakenFaults(TimeSpan.Zero, null)));
                    break;
                default:
                    lane.Add(deliver);
                    break;
            }
        }
    }

    /// <summary>Nothing is held back for ever when no other event of the conversation comes.</summary>
    private async Task LetGoAsync(Lane lane, Func<Task> deliver, TimeSpan after)
    {
        try
        {
            await Task.Delay(after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(2), TimeProvider.System, stopping.Token);
            lock (sync)
                lane.LetGo(deliver);
        }
        catch (OperationCanceledException)
        {
            // The simulator stops.
        }
    }

    /// <summary>Posts a body once, as it is, and gives the receiver's status.</summary>
    internal async Task<int> PostRawAsync(WebhookAddress address, string body, CancellationToken cancellation) =>
        await PostAsync(address, body, cancellation) ?? 0;

    private Func<Task> Delivery(bool toAi, Func<WebhookAddress?> address, WebhookEvent happened, TakenFaults fault)
    {
        var place = deliveries.Count;
        underWay++;
        deliveries.Add(new WebhookDelivery(happened.Id, happened.Type, happened.ConversationId, toAi, 0, null, DeliveryState.Pending));
        var body = happened.Body.ToJsonString();
        return () => DeliverAsync(place, address, body, fault);
    }

    private async Task DeliverAsync(int place, Func<WebhookAddress?> address, string body, TakenFaults fault)
    {
        var stop = stopping.Token;
        var wait = fault.Wait + (fault.Fault is { Fault: Fault.Delay } late ? late.Delay : TimeSpan.Zero);
        var dropAnswer = fault.Fault is { Fault: Fault.DropAnswer };
        try
        {
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, TimeProvider.System, stop);
            for (var attempt = 1; ; attempt++)
            {
                var status = address() is { } to ? await PostAsync(to, body, stop) : null;
                var delivered = status is >= 200 and < 300 && !dropAnswer;
                dropAnswer = false;
                var state = delivered ? DeliveryState.Delivered : attempt >= Retry.Attempts ? DeliveryState.GivenUp : DeliveryState.Pending;
                Note(place, attempt, status, state);
                if (state != DeliveryState.Pending)
                    return;
                await Task.Delay(Retry.Wait(attempt), TimeProvider.System, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The simulator stops; what is under way is lost with it.
        }
    }

    private void Note(int place, int attempts, int? status, DeliveryState state)
    {
        lock (sync)
        {
            deliveries[place] = deliveries[place] with { Attempts = attempts, LastStatus = status, State = state };
            underWay -= state == DeliveryState.Pending ? 0 : 1;
        }

        pulse.Beat();
    }

    private async Task<int?> PostAsync(WebhookAddress address, string body, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Retry.AnswerWithin, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        using var request = new HttpRequestMessage(HttpMethod.Post, address.Url);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (address.Bearer is { } bearer)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        try
        {
            using var response = await http.SendAsync(request, either.Token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
