--liquibase formatted sql

--changeset ocg:every-gate-partition-has-a-clock-per-lane
--comment: senders = how many gate partitions there are, so that one nobody has heard of yet is not taken for complete
create table context.lane (
  lane text not null,
  sender integer not null,
  senders integer not null,
  through timestamptz,
  closed boolean not null default false,
  primary key (lane, sender)
);
grant select, insert, update on context.lane to ocg_materializer;
--rollback drop table context.lane;

--changeset ocg:a-lane-is-as-far-as-its-slowest-partition
--comment: a closed partition holds nothing back; a lane is closed when it is closed everywhere
create view context.lane_progress as
  select lane,
         case
           when count(*) < max(senders) then null
           when bool_and(closed) then max(through)
           else min(through) filter (where not closed)
         end as complete_up_to,
         count(*) >= max(senders) and bool_and(closed) as closed
    from context.lane
   group by lane;
grant select on context.lane_progress to ocg_api, ocg_materializer;
--rollback drop view context.lane_progress;
