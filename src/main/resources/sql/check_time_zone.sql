-- Whether daily numbers of a client are those of another zone's days.
-- params : client, time_zone text (the zone that counts now)
-- returns: 1 row: changed boolean
select exists (select from daily_stats where client = :#client and time_zone <> :#time_zone) as changed
