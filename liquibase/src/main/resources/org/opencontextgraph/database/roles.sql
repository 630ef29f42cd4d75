-- One role per component. Roles belong to the cluster, not to the database, and the changelog runs as one of them:
-- so this script stands before the changelog. It is run by an administrator and may be run any number of times.
do $$
declare
  component text;
begin
  foreach component in array
      array['ocg_migrator', 'ocg_materializer', 'ocg_materializer_trace', 'ocg_materializer_personal', 'ocg_api',
        'ocg_ingest'] loop
    begin
      if not exists (select from pg_roles where rolname = component) then
        execute format('create role %I login noinherit', component);
      end if;
    exception
      -- another database of this cluster was migrated at the same moment
      when duplicate_object or unique_violation then null;
    end;
  end loop;

  -- an administrator that is no superuser has to be a member of the role that it acts as
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant ocg_migrator to %I', current_user);
  end if;

  execute format('grant create on database %I to ocg_migrator', current_database());
  -- staging tables are temporary; nobody else has a use for such tables
  execute format('revoke temporary on database %I from public', current_database());
  execute format('grant temporary on database %I to ocg_materializer, ocg_materializer_trace,'
      ' ocg_materializer_personal', current_database());
end
$$;

create schema if not exists admin authorization ocg_migrator;
