--liquibase formatted sql

--changeset ocg:a-subject-of-two-persons-belongs-to-nothing
--comment: an account that is found by the subject alone says who asks, and opens nothing: only the accounts of the person do
alter policy a_caller_finds_their_own on personal.membership
  using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own
    where own.person = (select nullif(current_setting('ocg.person', true), ''))
      and not own.bot and own.evidence <> 'PROVISIONAL')::text[]));
--rollback alter policy a_caller_finds_their_own on personal.membership using (account = any ((select coalesce(array_agg(own.account), '{}') from personal.account own where not own.bot and own.evidence <> 'PROVISIONAL')::text[]));
