-- The slots of calls to Wati, per tenant and class of calls: the latest given ones, the oldest first, and whether Wati throttles the class now.
create table byoa.wati_slot (
    tenant_id       text          not null,
    class           text          not null,
    slots           timestamptz[] not null default '{}',
    refusals        integer       not null default 0,
    throttled_since timestamptz,
    put_off_at      timestamptz,
    primary key (tenant_id, class)
) with (fillfactor = 50);

-- Gives the next slot that leaves no ten seconds with more calls than allowed, unless it lies further away than the caller will wait.
create function byoa.reserve_wati_slot(of_tenant text, of_class text, allowance integer, patience interval)
    returns table (slot timestamptz, wait interval, is_given boolean, refused_before integer, throttled_for interval)
    language plpgsql as $$
declare
    bucket byoa.wati_slot;
    present timestamptz;
begin
    -- What a crash of the database forgets of this, Wati's own limit makes up for.
    set local synchronous_commit = off;
    insert into byoa.wati_slot (tenant_id, class) values (of_tenant, of_class) on conflict do nothing;
    select * into bucket from byoa.wati_slot b where b.tenant_id = of_tenant and b.class = of_class for update;
    present := clock_timestamp();
    slot := greatest(
        present,
        bucket.slots[cardinality(bucket.slots)],
        bucket.slots[cardinality(bucket.slots) - allowance + 1] + interval '10 seconds');
    wait := slot - present;
    is_given := wait <= patience;
    refused_before := bucket.refusals;
    throttled_for := present - bucket.throttled_since;
    if is_given then
        update byoa.wati_slot b
        set slots = (bucket.slots || slot)[cardinality(bucket.slots) + 2 - allowance :]
        where b.tenant_id = of_tenant and b.class = of_class;
    end if;
    return next;
end $$;

-- Calls to Wati per tenant, calendar month (UTC) and class, over all replicas.
create table byoa.wati_usage (
    tenant_id text   not null,
    month     date   not null,
    class     text   not null,
    calls     bigint not null,
    primary key (tenant_id, month, class)
);

-- Whether Wati takes a tenant's token, as Marten folds it beside its stream.
CREATE TABLE IF NOT EXISTS byoa.mt_doc_foldedwatiaccess (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_foldedwatiaccess_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON byoa.mt_doc_foldedwatiaccess;
ALTER TABLE byoa.mt_doc_foldedwatiaccess NO FORCE ROW LEVEL SECURITY;
ALTER TABLE byoa.mt_doc_foldedwatiaccess DISABLE ROW LEVEL SECURITY;
