import { Group } from "@mantine/core";
import { ButtonLink } from "#app/_components/link.tsx";
import { SOURCE_FORMS } from "#lib/sources/sources.ts";

type Props = { slug: string; another?: boolean };

/** A way to the form of each source. */
export function ConnectLinks({ slug, another = false }: Props) {
  return (
    <Group gap="xs">
      {SOURCE_FORMS.map(({ provider, name }) => (
        <ButtonLink
          key={provider}
          href={`/orgs/${slug}/settings/connections/new?source=${provider}`}
          variant={another ? "default" : "filled"}
        >
          {another ? `Connect another ${name} account` : `Connect ${name}`}
        </ButtonLink>
      ))}
    </Group>
  );
}
