-- Few alerts are open at a time: what looks for those that are over reads these only.
create index open_alert on byoa.mt_doc_foldedalert ((data -> 'state' ->> 'kind')) where data #>> '{state,state}' = 'Open';
