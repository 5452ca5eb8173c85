using Byoa.Saas.Conversations;
using Byoa.Saas.Hosting;
using Byoa.Saas.Ingress;
using Byoa.Saas.Tenancy;
using JasperFx;
using Marten;
using Marten.Schema;
using JasperFx.MultiTenancy;

namespace Byoa.Saas.Specs.Hosting;

public sealed class Keeping_tenants_apart
{
    private static readonly IReadOnlyList<IDocumentType> Stored = [.. StoredForm.Store.Options.AllKnownDocumentTypes()];

    /// <summary>Stored by the libraries beside ours: dead letters of projections and the bus's own messages, which carry their tenant inside.</summary>
    private static readonly string[] Libraries = ["DeadLetterEvent", "Envelope"];

    [Fact]
    public void every_stored_document_belongs_to_a_tenant() =>
        Stored.Where(stored => stored.TenancyStyle != TenancyStyle.Conjoined).Select(stored => stored.DocumentType.Name)
            .ShouldBe(Libraries, ignoreOrder: true, "Storage makes all documents multi-tenanted: a document that is not escapes every tenant's session.");

    [Theory]
    [InlineData(typeof(FoldedConversation))]
    [InlineData(typeof(ConversationView))]
    [InlineData(typeof(Receipt))]
    [InlineData(typeof(TenantRecord))]
    [InlineData(typeof(Agency))]
    [InlineData(typeof(AgentVersionRecord))]
    public void these_are_among_them(Type document) => Stored.ShouldContain(stored => stored.DocumentType == document);

    [Fact]
    public void every_event_belongs_to_a_tenant() => StoredForm.Store.Options.Events.TenancyStyle.ShouldBe(TenancyStyle.Conjoined);

    [Fact]
    public void a_session_without_a_tenant_cannot_be_opened() => Should.Throw<Exception>(() => StoredForm.Store.LightweightSession());

    [Fact]
    public void the_host_never_alters_the_schema() => ((DocumentStore)StoredForm.Store).Options.AutoCreateSchemaObjects.ShouldBe(AutoCreate.None);

    [Fact]
    public void everything_lives_in_the_platforms_own_schema() => StoredForm.Store.Options.DatabaseSchemaName.ShouldBe(Storage.Schema);
}
