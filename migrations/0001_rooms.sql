-- Tables that are ours alone: secrets sealed by the host, the key ring that seals them, and contents of attachments.
create schema if not exists byoa;

create table byoa.tenant_secret (
    tenant_id   text        not null,
    kind        text        not null,
    ciphertext  bytea       not null,
    updated_at  timestamptz not null,
    primary key (tenant_id, kind)
);

create table byoa.data_protection_key (
    id          text        primary key,
    xml         text        not null,
    created_at  timestamptz not null
);

create table byoa.media_content (
    tenant_id    text        not null,
    sha256       text        not null,
    content_type text        not null,
    content      bytea       not null,
    stored_at    timestamptz not null,
    primary key (tenant_id, sha256)
);
