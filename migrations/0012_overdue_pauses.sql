-- A pause is to be ended, and a question who has a chat is to be settled: both count as open from now on.
update byoa.mt_doc_foldedconversation
set data = jsonb_set(data, '{openSince}', case
    when data #> '{state,questioned}' = 'true' then to_jsonb(to_char(mt_last_modified at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'))
    else data #> '{state,until}' end)
where data ->> 'openSince' is null and data #>> '{state,state}' = 'with_human'
    and (data #> '{state,questioned}' = 'true' or data #>> '{state,until}' is not null);
