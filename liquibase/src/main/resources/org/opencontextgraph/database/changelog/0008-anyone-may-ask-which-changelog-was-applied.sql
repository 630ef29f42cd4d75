--liquibase formatted sql

--changeset ocg:anyone-may-ask-which-changelog-was-applied
--comment: one row per version of the changelog that this database went through, so an older program still finds its own
create table admin.applied_changelog (
  fingerprint text primary key,
  applied_at timestamptz not null default now()
);
grant usage on schema admin to ocg_api, ocg_materializer, ocg_materializer_trace, ocg_ingest;
grant select on admin.applied_changelog to ocg_api, ocg_materializer, ocg_materializer_trace, ocg_ingest;
--rollback drop table admin.applied_changelog;
--rollback revoke usage on schema admin from ocg_api, ocg_materializer, ocg_materializer_trace, ocg_ingest;
