using Byoa.Saas.Wati.Limits;

namespace Byoa.Saas.Specs.Wati;

/// <summary>Slots that are free unless a test says otherwise, and what was made of them.</summary>
internal sealed class TestSlots : IWatiSlots
{
    public static WatiSlot Free { get; } = new(DateTimeOffset.UnixEpoch, TimeSpan.Zero, true, 0, null);

    public Func<WatiCallClass, int, WatiSlot> Next { get; set; } = (_, _) => Free;

    public Func<WatiSlot, bool> IsVoid { get; set; } = _ => false;

    public List<(string Tenant, WatiCallClass Kind, int Allowance)> Asked { get; } = [];

    /// <summary>Of who asked last.</summary>
    public TimeSpan Patience { get; private set; }

    public List<(WatiCallClass Kind, TimeSpan Wait)> PutOff { get; } = [];

    public List<WatiCallClass> Resumed { get; } = [];

    /// <summary>What goes wrong when a rest is begun or ended; null for nothing.</summary>
    public Exception? Fault { get; set; }

    public Task<WatiSlot> ReserveAsync(string tenant, WatiCallClass kind, int allowance, TimeSpan patience, CancellationToken cancellation)
    {
        Asked.Add((tenant, kind, allowance));
        Patience = patience;
        return Task.FromResult(Next(kind, allowance));
    }

    public Task<bool> IsVoidAsync(string tenant, WatiCallClass kind, WatiSlot slot, CancellationToken cancellation) => Task.FromResult(IsVoid(slot));

    public Task PutOffAsync(string tenant, WatiCallClass kind, int allowance, WatiSlot slot, TimeSpan wait, CancellationToken cancellation)
    {
        PutOff.Add((kind, wait));
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }

    public Task ResumeAsync(string tenant, WatiCallClass kind, CancellationToken cancellation)
    {
        Resumed.Add(kind);
        return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
    }

    public Task<IReadOnlyList<ThrottledClass>> ThrottledAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<ThrottledClass>>([]);
}
