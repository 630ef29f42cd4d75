--liquibase formatted sql

--changeset ocg:released-rows-know-how-far-they-were-read
--comment: the next offset of a partition, in the transaction of the rows before it: nothing is lost or doubled
create table context.consumer_offset (
  consumer text not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (consumer, topic, partition)
);
grant select, insert, update on context.consumer_offset to ocg_materializer;
--rollback drop table context.consumer_offset;

--changeset ocg:trace-events-know-how-far-they-were-read
create table trace.consumer_offset (
  consumer text not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (consumer, topic, partition)
);
grant select, insert, update on trace.consumer_offset to ocg_materializer_trace;
--rollback drop table trace.consumer_offset;
