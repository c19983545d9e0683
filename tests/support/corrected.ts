import { expect } from "vitest";
import { type Correction, correctDeployments, undoCorrection } from "#lib/db/corrections.ts";
import { type Deployment, type DeploymentDetail, getDeployment } from "#lib/db/deployments.ts";
import type { Report } from "#lib/domain/report/report.ts";
import type { Attributes } from "#scripts/simulator/wire-event.ts";
import { ago, type Connected, connectAccount, DAY, sync } from "./connected-account.ts";
import { quote, readRows, type Stack } from "./stack.ts";
import { callList, callRpc } from "./stack-client.ts";
import type { AuditLine } from "./team.ts";
import { wireDeployment } from "./wire-events.ts";
import { findFaults } from "./world-store.ts";

type Given = Omit<Correction, "ids" | "reason"> & { reason?: string };
export const REASON = "Shipped again at once.";

/** What tests of corrections do: deployments by their versions, corrected and looked at. */
export function correctionsOn(stack: Stack, bench: Parameters<typeof connectAccount>[0]) {
  /** Deployments of one service by their versions, each so many seconds after the first, which is three days ago. */
  async function company(deployments: Record<string, [after: number, attributes?: Attributes]>) {
    const connected = await connectAccount(bench, {
      deployments: Object.entries(deployments).map(([version, [after, attributes]]) =>
        wireDeployment(version, ago(bench, 3 * DAY - after), {
          version,
          change_failure: false,
          ...attributes,
        }),
      ),
    });
    await sync(connected);
    return connected;
  }

  const idOf = async ({ organizationId }: Connected, version: string) => {
    const [row] = await readRows<{ id: string }>(
      stack,
      `select id from public.deployments where organization_id = ${quote(organizationId)} and external_id = ${quote(version)}`,
    );
    return String(row?.id);
  };
  const correct = async (connected: Connected, version: string, { repairedBy, ...given }: Given) =>
    correctDeployments(connected.acting, {
      reason: REASON,
      ...given,
      ids: [await idOf(connected, version)],
      ...(repairedBy !== undefined && { repairedBy: await idOf(connected, repairedBy) }),
    });
  const undo = async (connected: Connected, version: string) =>
    undoCorrection(connected.acting, await idOf(connected, version));
  const show = async (connected: Connected, version: string) =>
    (await getDeployment(
      connected.owner as never,
      connected.organizationId,
      await idOf(connected, version),
    )) as DeploymentDetail;
  const figuresOf = async ({ owner, organizationId }: Connected, filter: object = {}) => {
    const parameters = { p_organization_id: organizationId, p_filter: { env: ["*"], ...filter } };
    return (await callRpc<Report>(owner, "report_dora", parameters)).figures;
  };
  const listed = async ({ owner, organizationId }: Connected, filter: object = {}) => {
    const { items } = await callList(owner, "list_deployments", organizationId, { env: ["*"], ...filter });
    return (items as unknown as Deployment[]).map(({ externalId }) => externalId).toSorted();
  };
  const auditOf = ({ organizationId }: Connected) =>
    readRows<AuditLine>(
      stack,
      `select action, target, details from public.audit_log
        where organization_id = ${quote(organizationId)} and action like 'deployment.%' order by id`,
    );
  /** Nothing that is derived stands otherwise than it would be derived now. */
  const expectWhole = async ({ organizationId }: Connected) =>
    expect(await findFaults(stack, organizationId)).toEqual([]);

  return { company, idOf, correct, undo, show, figuresOf, listed, auditOf, expectWhole };
}
