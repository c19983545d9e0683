import { getTranslations } from "next-intl/server";
import { ExportMenu } from "#app/_components/export-menu.tsx";
import { healthFile } from "#lib/http/health-file.ts";
import type { HealthShown } from "../load.ts";

/** The grid, taken away. */
export async function HealthExport({ member: { organization }, data: { grid, query } }: HealthShown) {
  const [t, shown] = await Promise.all([getTranslations("healthPage"), grid]);
  const file = { text: healthFile(shown), fileName: `${organization.slug}-health-${query.to}.csv` };
  return <ExportMenu items={[{ label: t("file"), file }]} />;
}
