import { Button, Stack } from "@mantine/core";
import { IconBrandGithub, IconBrandGoogle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "../auth.module.css";

const PROVIDERS = {
  github: { name: "GitHub", Icon: IconBrandGithub },
  google: { name: "Google", Icon: IconBrandGoogle },
};

/** Ways in beside the password; nothing when none is switched on. Plain links: prefetching one would start a sign-in. */
export function ProviderLinks({ providers, next }: { providers: ("github" | "google")[]; next: string }) {
  const t = useTranslations("auth");
  if (providers.length === 0) return null;
  return (
    <>
      <div className={classes.divider}>{t("or")}</div>
      <Stack gap="xs">
        {providers.map((provider) => {
          const { name, Icon } = PROVIDERS[provider];
          return (
            <Button
              key={provider}
              component="a"
              href={`/sign-in/${provider}?next=${encodeURIComponent(next)}`}
              variant="default"
              leftSection={<Icon size={18} stroke={1.7} aria-hidden="true" />}
            >
              {t("continueWith", { provider: name })}
            </Button>
          );
        })}
      </Stack>
    </>
  );
}
