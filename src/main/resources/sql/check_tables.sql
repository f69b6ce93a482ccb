-- Whether the database can be had, and our tables in it; reads no row.
-- params : none
-- returns: nothing; an error if not
select from attempts, quarantine, daily_stats, course_stats, learner_stats, load_run, load_window, load_day, incident, outbox where false
