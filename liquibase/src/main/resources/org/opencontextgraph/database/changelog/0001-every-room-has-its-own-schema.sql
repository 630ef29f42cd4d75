--liquibase formatted sql

--changeset ocg:every-room-has-its-own-schema
--comment: ingest = raw side and its jobs, trace = normalized events, personal = one person's own, context = released only
create schema ingest;
create schema trace;
create schema personal;
create schema context;
grant usage on schema ingest to ocg_ingest;
grant usage on schema trace to ocg_materializer_trace;
grant usage on schema context to ocg_materializer, ocg_api;
--rollback drop schema context;
--rollback drop schema personal;
--rollback drop schema trace;
--rollback drop schema ingest;
