-- What Metabase may read: the tables that its cards ask, no others. Run by their owner once they exist; again does no harm.
grant usage on schema public to bi_reader;
grant select on attempts, course_stats, daily_stats, learner_stats to bi_reader;
