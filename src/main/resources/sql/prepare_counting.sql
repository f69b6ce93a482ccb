-- Has what this transaction still does group by hashing. Attempts stored a moment ago are in no statistics yet: the planner
-- would take each for a group of its own, and sort them all on disk. A sort that cannot be avoided then counts as so dear
-- that PostgreSQL would compile the statement first, which takes longer than the sort: hence no compilation.
-- params : none
-- returns: 1 row, of no use
select set_config('enable_sort', 'off', true), set_config('jit', 'off', true)
