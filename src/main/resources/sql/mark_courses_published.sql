-- Says that a day's courses were seen in the sheet, as they were when they were counted.
-- params : client, target text; day date, courses text[], load_window_id bigint, updated_at timestamptz
-- returns: 1 row
insert into published_courses (
  client, day, published_to, courses, load_window_id, stats_updated_at, published_at)
values (
  :#client, :#day, :#target, :#courses::text[], :#load_window_id, :#updated_at, clock_timestamp())
on conflict (client, day) do update set
  published_to = excluded.published_to,
  courses = excluded.courses,
  load_window_id = excluded.load_window_id,
  stats_updated_at = excluded.stats_updated_at,
  published_at = excluded.published_at
