-- When a process last said that it holds a message: one that none holds any more is given out again.
ALTER TABLE wolverine.wolverine_incoming_envelopes ADD COLUMN "timestamp" timestamp with time zone DEFAULT now() NULL;
