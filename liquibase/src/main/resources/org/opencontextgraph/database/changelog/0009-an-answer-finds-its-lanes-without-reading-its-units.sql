--liquibase formatted sql

--changeset ocg:an-answer-finds-its-lanes-without-reading-its-units
--comment: "complete up to" asks of each lane whether any visible unit of a process came from it
create index release_unit_by_lane on context.release_unit (lane, process, scope);
--rollback drop index context.release_unit_by_lane;
