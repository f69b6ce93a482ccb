-- What neither loads nor cards need, a statement a line: each is refused to loader and reader for want of a right.
delete from attempts
truncate attempts
drop table attempts
alter table attempts add x int
alter table attempts disable trigger all
create index on attempts (user_id)
create trigger t before insert on attempts for each row execute function suppress_redundant_updates_trigger()
create rule r as on insert to attempts do instead nothing
comment on table attempts is 'x'
reindex table attempts
create table x (y int)
create temporary table x (y int)
create view x as select 1
create function x() returns int language sql return 1
create schema x
drop schema public cascade
drop extension plpgsql cascade
create foreign data wrapper x
create event trigger x on ddl_command_start execute function pg_reload_conf()
create publication x for all tables
create role x
create database x
alter role current_user superuser
alter database postgres rename to x
alter system set fsync = off
set role lms_owner
set session authorization lms_owner
insert into schema_history select * from schema_history
delete from quarantine
delete from load_run
copy attempts to '/x'
copy attempts from '/x'
copy attempts from program 'id'
select pg_read_file('PG_VERSION')
select pg_ls_dir('.')
select lo_import('/x')
select lo_create(0)
select pg_reload_conf()
select rolpassword from pg_authid
