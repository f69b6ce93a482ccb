-- Whether days wait to be published: not those of which only a part is stored, nor those of a load run that is under
-- way, which publishes them itself.
-- params : client text, spreadsheet text (what every target in it begins with), courses boolean (whether courses are
--          published too)
-- returns: 1 row: waiting boolean
select exists (
  select
  from daily_stats s
  left join published_courses p on p.client = s.client and p.day = s.day
  where s.client = :#client
    and not (
      coalesce(s.published_at >= s.updated_at and starts_with(s.published_to, :#spreadsheet), false)
      and (
        not :#courses::boolean
        or coalesce(p.stats_updated_at = s.updated_at and starts_with(p.published_to, :#spreadsheet), false)
          and not exists (
            select from load_day l
            where l.client = s.client and l.day = s.day and l.load_window_id > p.load_window_id
              and l.inserted + l.changed > 0)))
    and coalesce(
      (select bool_or(whole) from load_day l where l.client = s.client and l.day = s.day and l.time_zone = s.time_zone), true)
    and not exists (
      select from load_run r
      where r.client = s.client and r.status = 'RUNNING' and r.lease_until > clock_timestamp() and r.asked @> s.day)
) as waiting
