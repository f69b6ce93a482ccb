-- Enters a load run in the ledger that waits for its turn; it holds its days as long as its process lives.
-- params : client, trigger, holder, time_zone, asked text (a datemultirange); from, to date; windows, days,
--          lease_seconds integer
-- returns: 1 row: id
insert into load_run (client, trigger, "from", "to", asked, held, time_zone, status, windows, days, holder, lease_until)
values (
  :#client, :#trigger, :#from, :#to, :#asked::datemultirange, :#asked::datemultirange, :#time_zone, 'QUEUED', :#windows, :#days, :#holder,
  clock_timestamp() + :#lease_seconds * interval '1 second')
returning id
