-- title en: Courses
-- title ru: Курсы
-- help en : Courses with attempts in the period, the busiest first.
-- help ru : Курсы, в которых за период были попытки; сначала самые активные.
-- display : table
-- place   : filters 1
-- shown by: page, metabase
-- date    : course_stats s.day
-- column  : course_id | course | Course | Курс
-- column  : attempts | count | Attempts | Попытки
-- column  : last_day | day | Last active | Последний день
select s.course_id, sum(s.attempts)::bigint as attempts, max(s.day) as last_day
from course_stats s
where {{date}} and s.course_id <> '' and s.attempts > 0
group by 1
order by attempts desc, course_id
