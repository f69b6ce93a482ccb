-- What callers of REST repeat without doing it twice.

create table idempotency_key (
  client      text        not null,
  key         text        not null,
  request     text        not null,
  load_run_id bigint      not null references load_run,
  created_at  timestamptz not null default now(),
  primary key (client, key)
);

comment on table idempotency_key is 'LMS Analytics Pipeline: the Idempotency-Key of requests for load runs, kept for seven days';
comment on column idempotency_key.client is 'the university';
comment on column idempotency_key.key is 'the key as it was sent';
comment on column idempotency_key.request is 'what was asked for with it: the days named, or yesterday';
comment on column idempotency_key.load_run_id is 'the load run that was queued for it';
comment on column idempotency_key.created_at is 'when it was sent first';
