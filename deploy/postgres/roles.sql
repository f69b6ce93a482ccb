-- The database's first start: a role and a database for the loads, the same for Metabase, and a role that may only read.
-- Passwords come from files, so that no command line and no log shows them.
\set loads `cat /run/secrets/db_password`
\set metabase `cat /run/secrets/metabase_db_password`
\set reader `cat /run/secrets/bi_reader_password`

create role lms login password :'loads';
create database lms owner lms encoding 'UTF8' template template0;
revoke connect on database lms from public;

create role metabase login password :'metabase';
create database metabase owner metabase encoding 'UTF8' template template0;
revoke connect on database metabase from public;

create role bi_reader login password :'reader';
alter role bi_reader set default_transaction_read_only = on;
alter role bi_reader set statement_timeout = '60s';
grant connect on database lms to bi_reader;
