create role ocg_reader login replication password '@password@';
create sequence ticket_number;
create table ticket (
  id bigint primary key default nextval('ticket_number'), title text, status text not null default 'new',
  opened_by bigint not null, opened_at timestamptz not null default clock_timestamp(),
  changed_by bigint, changed_at timestamptz);
alter table ticket replica identity full;
create table note (
  id bigint generated always as identity primary key, ticket_id bigint, kind text, body text, author bigint,
  at timestamptz not null default clock_timestamp());
grant select on ticket, note to ocg_reader;
create publication ocg_desk for table ticket, note;
