--liquibase formatted sql

--changeset ocg:a-session-that-ended-stays-ended
--comment: a session lives in the browser's cookie alone; of those that ended, the number stands here until the cookie would have been worthless anyway
create table admin.ended_session (
  session text primary key,
  until timestamptz not null
);
create index ended_session_until on admin.ended_session (until);
grant select, insert, delete on admin.ended_session to ocg_api;
--rollback drop table admin.ended_session;
