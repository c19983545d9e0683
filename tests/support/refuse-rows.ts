import { quote, type Stack } from "./stack.ts";

/**
 * Lets a database refuse rows as a real one might: `refuse` names an event and the SQLSTATE of its refusal, `limit`
 * the most rows of a connection that it has time for in one statement. Both until `relent`.
 */
export type Refusals = {
  refuse: (connectionId: string, externalId: string, sqlState: string) => Promise<void>;
  limit: (connectionId: string, rows: number) => Promise<void>;
  relent: (connectionId: string) => Promise<void>;
};

export async function armRefusals(stack: Stack): Promise<Refusals> {
  await stack.sql(SETUP);
  return {
    refuse: async (connectionId, externalId, sqlState) => {
      await stack.sql(
        `insert into refusals.rows values (${[connectionId, externalId, sqlState].map(quote).join(", ")})`,
      );
    },
    limit: async (connectionId, rows) => {
      await stack.sql(`insert into refusals.limits values (${quote(connectionId)}, ${rows})`);
    },
    relent: async (connectionId) => {
      await stack.sql(`delete from refusals.rows where connection_id = ${quote(connectionId)};
        delete from refusals.limits where connection_id = ${quote(connectionId)}`);
    },
  };
}

const SETUP = `
  create schema refusals;
  create table refusals.rows (connection_id uuid, external_id text, sql_state text);
  create table refusals.limits (connection_id uuid, most integer);
  create function refusals.refuse_row() returns trigger language plpgsql security definer set search_path = '' as $$
  declare v_state text;
  begin
    select r.sql_state into v_state from refusals.rows r
      where r.connection_id = new.connection_id and r.external_id = new.external_id;
    if v_state is not null then raise exception 'refused by a test' using errcode = v_state; end if;
    return new;
  end $$;
  create function refusals.refuse_many() returns trigger language plpgsql security definer set search_path = '' as $$
  begin
    if exists (select from written w join refusals.limits l on l.connection_id = w.connection_id
               group by l.connection_id, l.most having count(*) > l.most) then
      raise exception 'canceling statement due to statement timeout' using errcode = '57014';
    end if;
    return null;
  end $$;
  create trigger refuse_row before insert or update on public.deployments
    for each row execute function refusals.refuse_row();
  create trigger refuse_many after insert on public.deployments
    referencing new table as written for each statement execute function refusals.refuse_many();
  create trigger refuse_incident before insert or update on public.incidents
    for each row execute function refusals.refuse_row();`;
