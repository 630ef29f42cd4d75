--liquibase formatted sql

--changeset ocg:a-trace-event-is-stored-once
--comment: an event's id decides its time, so (id, time) is as unique as the id; a purge drops whole months
create table trace.trace_event (
  id text collate "C" not null,
  lane text not null,
  resource text not null,
  account text,
  process text,
  step text not null,
  time timestamptz not null,
  sequence bigint not null,
  primary key (id, time)
) partition by range (time);
grant select, insert on trace.trace_event to ocg_materializer_trace;
--rollback drop table trace.trace_event;

--changeset ocg:a-month-is-made-when-its-first-event-comes splitStatements:false
--comment: runs as the owner, for the materializer may write rows but make no tables; attaching blocks no reader
create function trace.ensure_month(moment timestamptz) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  first_day date := date_trunc('month', moment at time zone 'UTC')::date;
  month_table text := 'trace_event_' || to_char(first_day, 'YYYY_MM');
begin
  if first_day < date '1970-01-01' or first_day >= date '2200-01-01' then
    raise exception 'no month is kept for this time: it is before 1970 or after 2199' using errcode = '22008';
  end if;
  if to_regclass(format('trace.%I', month_table)) is not null then
    return month_table;
  end if;
  perform pg_advisory_xact_lock(hashtext('trace.ensure_month'));
  if to_regclass(format('trace.%I', month_table)) is null then
    execute format('create table trace.%I (like trace.trace_event including all)', month_table);
    execute format('alter table trace.trace_event attach partition trace.%I for values from (%L) to (%L)',
      month_table, first_day::text || ' 00:00+00', (first_day + interval '1 month')::date::text || ' 00:00+00');
  end if;
  return month_table;
end
$$;
revoke all on function trace.ensure_month(timestamptz) from public;
grant execute on function trace.ensure_month(timestamptz) to ocg_materializer_trace;
--rollback drop function trace.ensure_month(timestamptz);
