-- Whether a load run has committed a window.
-- params : load_run_id bigint; start, end bigint (microseconds since 1970)
-- returns: 1 row, 1 number: 1 or 0
select count(*)
from load_window
where load_run_id = :#load_run_id and status = 'SUCCEEDED'
  and start = timestamptz 'epoch' + :#start * interval '1 microsecond'
  and "end" = timestamptz 'epoch' + :#end * interval '1 microsecond'
