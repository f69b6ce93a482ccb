-- A day may come in parts, and is free for other load runs as soon as it is stored.

alter table load_day add column whole boolean not null default true;
alter table load_run add column held datemultirange;

comment on column load_day.whole is 'whether the day is stored to its end; false = a part of it: its numbers, those of the load run''s parts before included, are not all';
comment on column load_run.held is 'the days it holds while it waits or runs: those it asks for, less those it has stored; null = all it asks for';
