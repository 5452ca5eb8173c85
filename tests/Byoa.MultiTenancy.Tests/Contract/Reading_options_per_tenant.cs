using Byoa.MultiTenancy.Tests.World;
using Finbuckle.MultiTenant.Abstractions;
using Finbuckle.MultiTenant.Extensions;
using Finbuckle.MultiTenant.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Byoa.MultiTenancy.Tests.Contract;

public sealed class Reading_options_per_tenant
{
    [Theory]
    [InlineData("options")]
    [InlineData("snapshot")]
    [InlineData("monitor")]
    public async Task each_tenant_has_one_entry_and_so_has_nobody(string kind)
    {
        await using var host = await Start();
        await using var scope = host.Services.CreateAsyncScope();
        Limits Read(Tenant? tenant) => As(tenant, scope.ServiceProvider, services => kind switch
        {
            "options" => services.GetRequiredService<IOptions<Limits>>().Value,
            "snapshot" => services.GetRequiredService<IOptionsSnapshot<Limits>>().Value,
            _ => services.GetRequiredService<IOptionsMonitor<Limits>>().CurrentValue,
        });

        var (acme, globex, nobody) = (Read(Tenant.Acme), Read(Tenant.Globex), Read(null));

        acme.Note.ShouldBe("for all, then t-1");
        globex.Note.ShouldBe("for all, then t-2");
        nobody.Note.ShouldBe("for all");
        Read(Tenant.Acme).ShouldBeSameAs(acme);
        Read(Tenant.Globex).ShouldBeSameAs(globex);
        Read(null).ShouldBeSameAs(nobody);
    }

    [Fact]
    public async Task entries_go_by_id_and_not_by_identifier()
    {
        await using var host = await Start();

        var before = Monitored(host, Tenant.Acme);

        Monitored(host, Tenant.Acme with { Identifier = "acme-renamed" }).ShouldBeSameAs(before);
    }

    [Fact]
    public async Task a_name_has_its_own_configuration()
    {
        await using var host = await Start();
        string Read(string? name) => As(Tenant.Acme, host.Services, services =>
            services.GetRequiredService<IOptionsMonitor<Limits>>().Get(name)).Note;

        Read("trial").ShouldBe(", trial of t-1");
        Read("other").ShouldBe("");
        Read(Options.DefaultName).ShouldBe("for all, then t-1");
    }

    [Fact]
    public async Task clearing_a_tenant_leaves_the_others()
    {
        await using var host = await Start();
        var (acme, globex, nobody) = (Monitored(host, Tenant.Acme), Monitored(host, Tenant.Globex), Monitored(host, null));

        Cache(host).Clear(Tenant.Acme.Id);

        Monitored(host, Tenant.Acme).ShouldNotBeSameAs(acme);
        Monitored(host, Tenant.Globex).ShouldBeSameAs(globex);
        Monitored(host, null).ShouldBeSameAs(nobody);
    }

    [Fact]
    public async Task clearing_without_a_name_means_the_ambient_tenant()
    {
        await using var host = await Start();
        var (acme, globex) = (Monitored(host, Tenant.Acme), Monitored(host, Tenant.Globex));

        As(Tenant.Globex, host.Services, _ =>
        {
            Cache(host).Clear();
            return 0;
        });

        Monitored(host, Tenant.Acme).ShouldBeSameAs(acme);
        Monitored(host, Tenant.Globex).ShouldNotBeSameAs(globex);
    }

    [Fact]
    public async Task clearing_all_means_everybody()
    {
        await using var host = await Start();
        var (acme, nobody) = (Monitored(host, Tenant.Acme), Monitored(host, null));

        Cache(host).ClearAll();

        Monitored(host, Tenant.Acme).ShouldNotBeSameAs(acme);
        Monitored(host, null).ShouldNotBeSameAs(nobody);
    }

    private static Task<TenantHost> Start() => TenantHost.Start(tenancy =>
    {
        tenancy.WithStaticStrategy("acme").WithAcmeAndGlobex();
        tenancy.Services.Configure<Limits>(limits => limits.Note += "for all");
        tenancy.Services.ConfigurePerTenant<Limits, Tenant>((limits, tenant) => limits.Note += $", then {tenant.Id}");
        tenancy.Services.ConfigurePerTenant<Limits, Tenant>("trial", (limits, tenant) => limits.Note += $", trial of {tenant.Id}");
    });

    private static Limits Monitored(TenantHost host, Tenant? tenant) =>
        As(tenant, host.Services, services => services.GetRequiredService<IOptionsMonitor<Limits>>().CurrentValue);

    private static MultiTenantOptionsCache<Limits> Cache(TenantHost host) =>
        host.Services.GetRequiredService<IOptionsMonitorCache<Limits>>().ShouldBeAssignableTo<MultiTenantOptionsCache<Limits>>()!;

    private static TResult As<TResult>(Tenant? tenant, IServiceProvider services, Func<IServiceProvider, TResult> work)
    {
        var setter = services.GetRequiredService<IMultiTenantContextSetter>();
        setter.MultiTenantContext = new MultiTenantContext<Tenant>(tenant);
        try
        {
            return work(services);
        }
        finally
        {
            setter.MultiTenantContext = new MultiTenantContext<Tenant>(null);
        }
    }

    private sealed class Limits
    {
        public string Note { get; set; } = "";
    }
}
