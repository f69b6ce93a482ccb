-- Writes down what was asked of the API, what it answered and what became of it.
-- params : load_run_id, start, end, requested_at (microseconds since 1970), bytes, milliseconds, received, inserted,
--          changed, unchanged, quarantined, outside, absent bigint; tries, http_status integer; client, status text;
--          sha256 bytea
-- returns: 1 row: id
insert into load_window (
  load_run_id, client, start, "end", status, tries, http_status, bytes, sha256, seconds,
  received, inserted, changed, unchanged, quarantined, outside, absent, requested_at)
values (
  :#load_run_id, :#client,
  timestamptz 'epoch' + :#start * interval '1 microsecond', timestamptz 'epoch' + :#end * interval '1 microsecond',
  :#status, :#tries, :#http_status, :#bytes, :#sha256, :#milliseconds / 1000.0,
  :#received, :#inserted, :#changed, :#unchanged, :#quarantined, :#outside, :#absent,
  timestamptz 'epoch' + :#requested_at * interval '1 microsecond')
returning id
