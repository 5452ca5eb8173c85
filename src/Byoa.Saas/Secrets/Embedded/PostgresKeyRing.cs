using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Byoa.Saas.Secrets.Embedded;

/// <summary>Keeps the Data Protection key ring in PostgreSQL, so that every replica and every restart opens what another sealed.</summary>
internal sealed class PostgresKeyRing(NpgsqlDataSource database, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = database.CreateCommand("select xml from byoa.data_protection_key order by created_at, id");
        using var reader = command.ExecuteReader();
        List<XElement> elements = [];
        while (reader.Read()) elements.Add(XElement.Parse(reader.GetString(0)));
        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = database.CreateCommand(
            "insert into byoa.data_protection_key (id, xml, created_at) values ($1, $2, $3) on conflict (id) do update set xml = excluded.xml");
        command.Parameters.Add(new() { Value = friendlyName });
        command.Parameters.Add(new() { Value = element.ToString(SaveOptions.DisableFormatting) });
        command.Parameters.Add(new() { Value = time.GetUtcNow() });
        command.ExecuteNonQuery();
    }
}

/// <summary>Hands the ring to Data Protection once the container can make it.</summary>
internal sealed class UsePostgresKeyRing(PostgresKeyRing ring) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options) => options.XmlRepository = ring;
}
