-- Where the ledger's knowledge of a client begins.
-- params : client text
-- returns: 1 row: loaded timestamptz|null (first instant ever loaded), asked date|null (first day that schedule or
--          catch-up ever asked for)
select
  (select min(w.start)
   from load_window w
   join load_run r on r.id = w.load_run_id and r.trigger <> 'REPLAY'
   where w.client = :#client and w.status = 'SUCCEEDED') as loaded,
  (select min(lower(asked))
   from load_run
   where client = :#client and trigger in ('SCHEDULE', 'CATCH_UP')) as asked
