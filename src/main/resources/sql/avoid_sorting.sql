-- Has what this transaction still does group by hashing. Attempts that are stored a moment ago are in no statistics yet:
-- the planner would take each for a group of its own, and sort them all on disk.
-- params : none
-- returns: one row, of no use
select set_config('enable_sort', 'off', true)
