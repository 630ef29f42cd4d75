--liquibase formatted sql

--changeset ocg:what-was-sent-is-counted-until-a-run-says-it
--comment: of tools that only send: what their deliveries told since the last run; about: of what is unmapped or lost, in words without content
create table ingest.delivery_told (
  connector text collate "C" not null references ingest.connector on delete cascade,
  what text not null,
  about text not null,
  number bigint not null,
  primary key (connector, what, about)
);
grant select, insert, update, delete on ingest.delivery_told to ocg_ingest;
--rollback drop table ingest.delivery_told;
