import { createLoader, createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { type DEPLOYMENT_FLAGS, DEPLOYMENT_SORTS } from "#lib/db/deployments.ts";
import { STAGES } from "#lib/domain/report/report.ts";
import { LACKS, LIVES, ORIGIN_CHOICES, VERDICTS, type VerdictChoice } from "#lib/domain/report/verdicts.ts";
import { parseAsCursor, parseAsId, parseAsText } from "../_components/filter/list-params.ts";

const parsers = {
  /** Null: all that count. */
  verdict: parseAsStringLiteral(VERDICTS),
  origin: parseAsStringLiteral(ORIGIN_CHOICES),
  tool: parseAsText,
  /** Only those with an average of this stage. */
  stage: parseAsStringLiteral(STAGES),
  /** Only those whose version has lived. */
  life: parseAsStringLiteral(LIVES),
  /** Only those that have it not. */
  lacks: parseAsStringLiteral(LACKS),
  q: parseAsText,
  /** Null: the newest first. */
  sort: parseAsStringLiteral(DEPLOYMENT_SORTS),
  cursor: parseAsCursor,
  /** The one in the drawer. */
  open: parseAsId,
};

export type DeploymentsState = inferParserType<typeof parsers>;
export const readDeploymentsState = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the same list with some of its state changed; its scope is added by the link. */
export function deploymentsHref(slug: string, state: Partial<DeploymentsState>): string {
  return serialize(`/orgs/${slug}/deployments`, state);
}

type Flags = Partial<Record<(typeof DEPLOYMENT_FLAGS)[number], true>>;

const FLAGS: Record<VerdictChoice, Flags> = {
  failed: { failed: true },
  fine: { fine: true },
  judged: { failed: true, fine: true },
  pending: { pending: true },
  rework: { rework: true },
  corrected: { corrected: true },
  conflict: { conflict: true },
  left_out: { leftOut: true },
  recovered: { recovered: true },
  unrecovered: { unrecovered: true },
  rolled_back: { rolledBack: true },
};

/** The flags of the verdict that is on view; none without one. */
export const flagsOf = ({ verdict }: Pick<DeploymentsState, "verdict">): Flags =>
  verdict === null ? {} : FLAGS[verdict];

/** What else narrows the list, and with it the counts of all verdicts. */
export const searchOf = ({ origin, tool, stage, life, lacks, q }: DeploymentsState) => ({
  ...{ origin, tool, stage, life, lacks, q },
});
