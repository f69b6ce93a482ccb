-- Lets go of days that a load run has stored: another may claim them once this is committed.
-- params : load_run_id bigint, days text (a datemultirange)
-- returns: nothing
update load_run set held = coalesce(held, asked) - :#days::datemultirange
where id = :#load_run_id
