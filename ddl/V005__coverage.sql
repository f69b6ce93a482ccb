-- Which days are complete is asked of the windows stored, again and again.

create index load_window_of_client on load_window (client, start) where status = 'SUCCEEDED';

comment on index load_window_of_client is 'coverage of a client: the windows stored, by time';
