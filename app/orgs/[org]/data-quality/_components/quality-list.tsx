import layout from "#app/_components/layout.module.css";
import { Panel } from "#app/_components/panel.tsx";
import { StatusMark } from "#app/_components/status-mark.tsx";
import { LiveRefresh } from "#app/_components/sync/live-refresh.ts";
import { getWords } from "#app/_language/words.ts";
import type { Acting } from "#lib/db/acting.ts";
import { whomToAsk } from "#lib/db/whom-to-ask.ts";
import { type Checked, isUnread, runChecks, sortChecks } from "#lib/domain/quality/check-list.ts";
import type { DataQuality } from "#lib/domain/quality/data-quality.ts";
import { sayChecksState } from "#lib/words/quality-words.ts";
import { Ask } from "../../_components/ask-for-connection.tsx";
import { CheckRow } from "./check-row.tsx";
import classes from "./quality.module.css";

type Props = { member: Acting; quality: Promise<DataQuality> };

/** What is to be done, the worst first; what is as it should be is folded. */
export async function QualityList({ member, quality: reading }: Props) {
  const quality = await reading;
  const { role } = member.organization;
  const now = new Date();
  const checked = runChecks(quality, { role, now });
  const { toDo, rest } = sortChecks(checked);
  const words = await getWords();
  const row = (one: Checked) => (
    <CheckRow key={one.code} organization={member.organization} checked={one} now={now}>
      <WhoConnects member={member} checked={one} />
    </CheckRow>
  );
  return (
    <div className={layout.stack}>
      <LiveRefresh active={quality.connections.some(({ status }) => status === "syncing")} />
      <Panel
        title={words.t("quality.toDo", { count: toDo.length })}
        id="to-do"
        aside={<StatusMark {...sayChecksState(words, checked)} />}
        flush
      >
        {toDo.length > 0 ? null : (
          <p className={classes.none}>
            {words.t(isUnread(checked) ? "quality.nothingToCheck" : "quality.nothingToDo")}
          </p>
        )}
        {toDo.length === 0 ? null : <ol>{toDo.map(row)}</ol>}
        <details className={classes.rest}>
          <summary>{words.t("quality.rest", { count: rest.length })}</summary>
          <ol>{rest.map(row)}</ol>
        </details>
      </Panel>
    </div>
  );
}

/** Where no account is connected: whom to ask who may not. */
async function WhoConnects({ member, checked }: { member: Acting; checked: Checked }) {
  if (checked.code !== "connection" || checked.state !== "bad") return null;
  const admins = await whomToAsk(member);
  return admins.length === 0 ? null : <Ask organization={member.organization.name} admins={admins} />;
}
