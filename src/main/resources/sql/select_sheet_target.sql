-- The tab that days were last published to.
-- params : client text, spreadsheet text (what every target in it begins with)
-- returns: 1 row: published_to (spreadsheet and tab), or 0 if no day was ever seen in this spreadsheet
select published_to
from daily_stats
where client = :#client and starts_with(published_to, :#spreadsheet) and published_at is not null
order by published_at desc
limit 1
