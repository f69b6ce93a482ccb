-- An owner and a loader of the tables, each with no more rights than it needs, in a database that is there already.
-- Run once as superuser:  psql -v ON_ERROR_STOP=1 -d lms -f deploy/postgres/loader.sql
-- How to go on, and the role that reads: docs/security.md.
create role lms_owner login;
create role lms_loader login;

-- By default everybody may connect, make temporary tables and large objects: a reader could fill the disk.
do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect, create, temporary on database %I to lms_owner', current_database());
  execute format('grant connect on database %I to lms_loader', current_database());
end $$;
revoke all on schema public from public;
-- It passes the right to use the schema on, as its file for the loader does.
grant usage, create on schema public to lms_owner with grant option;
revoke execute on function lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) from public;
