-- Few conversations are open at a time: what looks for forgotten ones reads these only, one tenant after another, the longest quiet first.
drop index byoa.mt_doc_foldedconversation_idx_open_since;
create index open_conversation on byoa.mt_doc_foldedconversation (tenant_id, (byoa.mt_immutable_timestamptz(data ->> 'openSince')), id)
    where data ->> 'openSince' is not null;
