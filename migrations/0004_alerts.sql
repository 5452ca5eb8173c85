-- The tenants' alerts, as Marten folds them beside their streams.
CREATE TABLE IF NOT EXISTS byoa.mt_doc_foldedalert (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_foldedalert_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON byoa.mt_doc_foldedalert;
ALTER TABLE byoa.mt_doc_foldedalert NO FORCE ROW LEVEL SECURITY;
ALTER TABLE byoa.mt_doc_foldedalert DISABLE ROW LEVEL SECURITY;
