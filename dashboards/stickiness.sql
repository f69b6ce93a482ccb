-- title en: Stickiness (DAU/MAU)
-- title ru: Липкость (DAU/MAU)
-- help en : Active learners of a mean day ÷ different learners, both over the 30 days that end with the last day of the period that has attempts. Days without attempts are not counted. 100 % = everyone comes every day.
-- help ru : Активные студенты в среднем за день ÷ разные студенты, то и другое за 30 дней, которые кончаются последним днём периода с попытками. Дни без попыток не считаются. 100 % — каждый приходит каждый день.
-- display : number
-- place   : tiles 4
-- shown by: page
-- date    : course_stats s.day
-- course  : learner_stats l.course_id
-- column  : stickiness | percent | DAU/MAU, % | DAU/MAU, %
-- trend   : learners_by_day.learners
with period as (
  select s.client, max(s.day) as last_day
  from course_stats s
  where {{date}} and s.course_id = '' and s.attempts > 0
  group by 1
), active as (
  select l.user_id, l.day
  from period p
  join learner_stats l on l.client = p.client and l.day between p.last_day - 29 and p.last_day
  where l.attempts > 0 [[ and {{course}} ]]
  group by 1, 2
), learner as (
  select count(*) as days from active group by user_id
)
select round(100.0 * sum(days) / (select nullif(count(distinct day), 0) from active) / count(*), 1) as stickiness
from learner
having count(*) > 0
