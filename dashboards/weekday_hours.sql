-- title en: When they work: weekday × hour
-- title ru: Когда решают: день недели × час
-- help en : Attempts of the period by weekday (1 is Monday) and hour of the day, in the time zone of the pipeline. Hours without attempts are left out.
-- help ru : Попытки за период по дням недели (1 — понедельник) и часам суток, в часовом поясе загрузки. Часов без попыток здесь нет.
-- display : heatmap
-- place   : activity 7
-- shown by: page, metabase
-- date    : course_stats s.day
-- course  : course_stats s.course_id
-- column  : weekday | weekday | Weekday | День недели
-- column  : hour | hour | Hour | Час
-- column  : attempts | count | Attempts | Попытки
select extract(isodow from s.day)::int as weekday, h.hour::int as hour, sum(h.attempts::bigint)::bigint as attempts
from course_stats s
cross join lateral jsonb_each_text(s.by_hour) as h (hour, attempts)
where {{date}} and (s.course_id = '' [[ and false or {{course}} ]]) -- without a course: the row of the whole day
group by 1, 2
order by 1, 2
