-- Says whether a day's numbers were seen in the sheet, unless they have changed since they were read. Not now(): that is
-- the transaction's start, and the numbers may be younger; and never before the numbers, should the clock be set back.
-- params : client, target text; day date, updated_at timestamptz, shown boolean
-- returns: 1 row, or 0 if the numbers have changed: the day stays due
update daily_stats
set published_at = case when :#shown then greatest(clock_timestamp(), updated_at) end, published_to = :#target
where client = :#client and day = :#day and updated_at = :#updated_at
