-- Removes every record of one learner; load runs and the counts of days, which name nobody, stay. What that means:
-- docs/security.md. Run as the owner of the tables:
--   psql -v ON_ERROR_STOP=1 -v learner=ID -d lms -f deploy/postgres/forget_learner.sql
begin;
delete from attempts where user_id = :'learner';
delete from learner_stats where user_id = :'learner';
delete from quarantine where position(convert_to(:'learner', 'UTF8') in raw) > 0;
commit;
