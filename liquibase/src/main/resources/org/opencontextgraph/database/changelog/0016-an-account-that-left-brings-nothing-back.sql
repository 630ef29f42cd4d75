--liquibase formatted sql

--changeset ocg:an-account-that-left-brings-nothing-back
--comment: what is still on its way to somebody whose account it was goes on to the new person, and leaves no row here
create table personal.left_account (
  person text not null,
  account text not null,
  primary key (person, account)
);
grant select, insert, delete on personal.left_account to ocg_materializer_personal;
alter table personal.left_account enable row level security;
alter table personal.left_account force row level security;
create policy the_materializer_writes on personal.left_account to ocg_materializer_personal using (true) with check (true);
--rollback drop table personal.left_account;
