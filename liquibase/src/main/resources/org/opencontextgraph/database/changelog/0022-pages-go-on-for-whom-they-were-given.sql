--liquibase formatted sql

--changeset ocg:cursors-are-signed-with-one-key
--comment: shared by all instances of the API without being configured; whoever has it can make up cursors, and sees no row more by that
create table admin.cursor_key (
  key bytea not null check (length(key) = 32)
);
insert into admin.cursor_key (key)
  select sha256(decode(replace(string_agg(gen_random_uuid()::text, ''), '-', ''), 'hex')) from generate_series(1, 4);
grant select on admin.cursor_key to ocg_api;
--rollback drop table admin.cursor_key;
