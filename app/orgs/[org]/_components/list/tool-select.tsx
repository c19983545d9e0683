import { useTranslations } from "next-intl";
import { AddressSelect } from "#app/_components/address-select.tsx";
import { TOOLS } from "#lib/domain/report/tools.ts";

/** Narrows a list to the commits of one tool: those that our rules know, and the one that a link named. */
export function ToolSelect({ tool }: { tool: string | null }) {
  const t = useTranslations("events");
  const others = tool === null || TOOLS.includes(tool) ? [] : [tool];
  return (
    <AddressSelect
      label={t("tool")}
      parameter="tool"
      options={[
        { value: "", label: t("anyTool") },
        ...[...TOOLS, ...others].map((value) => ({ value, label: value, isName: true })),
      ]}
    />
  );
}
