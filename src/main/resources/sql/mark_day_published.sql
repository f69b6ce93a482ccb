-- Says that a day's numbers are in the sheet, unless they have changed since they were read.
-- params : client text, target text, day date, updated_at timestamptz
-- returns: 1 row, or 0 if the numbers have changed: the day stays due
update daily_stats
set published_at = now(), published_to = :#target
where client = :#client and day = :#day and updated_at = :#updated_at
