import { Group } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ButtonLink } from "#app/_components/link.tsx";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";

type Props = { slug: string; another?: boolean };

/** A way to the form of each source. */
export function ConnectLinks({ slug, another = false }: Props) {
  const t = useTranslations("connections");
  return (
    <Group gap="xs">
      {SOURCE_FORMS.map(({ provider, name }) => (
        <ButtonLink
          key={provider}
          href={`/orgs/${slug}/settings/connections/new?source=${provider}`}
          variant={another ? "default" : "filled"}
        >
          {t(another ? "connectAnother" : "connect", { source: name })}
        </ButtonLink>
      ))}
    </Group>
  );
}
