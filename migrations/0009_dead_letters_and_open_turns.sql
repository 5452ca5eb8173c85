-- Whose each dead letter is, and what became of it: the bus keeps its own table without tenants.
create table byoa.dead_letter (
    tenant_id       text        not null,
    id              uuid        not null,
    message_type    text        not null,
    conversation_id text,
    cause           text        not null,
    exception_type  text,
    attempts        integer     not null,
    sent_at         timestamptz,
    failed_at       timestamptz not null,
    state           text        not null,
    closed_at       timestamptz,
    closed_by       text,
    reason          text,
    primary key (tenant_id, id)
);

create index dead_letter_id on byoa.dead_letter (id);
create index dead_letter_latest on byoa.dead_letter (tenant_id, state, failed_at desc, id desc);
create index dead_letter_dead on byoa.dead_letter (conversation_id) where state = 'dead';

-- What is counted of a conversation's turns from now on, counted once from its events for those that began earlier.
update byoa.mt_doc_foldedconversation folded
set data = jsonb_set(data, '{turns}', jsonb_build_object('started', counted.started, 'ended', counted.ended, 'unlisted', 0))
from (
    select tenant_id, stream_id,
        count(*) filter (where type = 'turn_started') as started,
        count(*) filter (where type = 'turn_ended') as ended
    from byoa.mt_events where type in ('turn_started', 'turn_ended') group by tenant_id, stream_id) counted
where folded.tenant_id = counted.tenant_id and folded.id = counted.stream_id;

update byoa.mt_doc_foldedconversation
set data = jsonb_set(data, '{openSince}', to_jsonb(to_char(mt_last_modified at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')))
where data #> '{state,turn}' <> 'null' or jsonb_array_length(coalesce(data #> '{state,thread,effects}', '[]')) > 0
    or (data #>> '{state,state}' = 'with_agent' and jsonb_array_length(coalesce(data #> '{state,thread,unanswered}', '[]')) > 0);

CREATE INDEX mt_doc_foldedconversation_idx_open_since ON byoa.mt_doc_foldedconversation USING btree ((byoa.mt_immutable_timestamptz(data ->> 'openSince'))) WHERE ((data ->> 'openSince') IS NOT NULL);
