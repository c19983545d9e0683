import { IconHelp, IconLogout, IconUserCircle, IconUserCog } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { signOutAction } from "../../(auth)/actions.ts";
import menu from "../popup.module.css";
import { Popup } from "../popup.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import classes from "./menu-face.module.css";
import { ColourScheme } from "./preferences.tsx";

/** Who is signed in, with the language, the colour scheme and the way out. */
export function UserMenu({ email, place }: { email: string; place: "above" | "below-end" }) {
  const t = useTranslations("shell");
  return (
    <Popup
      label={t("account")}
      aria-label={t("accountOf", { email })}
      title={email}
      className={classes.target}
      place={place}
      menu
      face={
        <span className={classes.face} data-row>
          <IconUserCircle size={20} stroke={1.5} aria-hidden="true" className="muted" />
          <span className={classes.email} data-name>
            {email}
          </span>
        </span>
      }
    >
      <LanguageChoice />
      <ColourScheme />
      <hr className={menu.rule} />
      <Link href="/account" className={menu.item}>
        <IconUserCog size={16} stroke={1.6} aria-hidden="true" />
        {t("account")}
      </Link>
      <Link href="/help" className={menu.item}>
        <IconHelp size={16} stroke={1.6} aria-hidden="true" />
        {t("help")}
      </Link>
      <form action={signOutAction}>
        <button type="submit" className={menu.item}>
          <IconLogout size={16} stroke={1.6} aria-hidden="true" />
          {t("signOut")}
        </button>
      </form>
    </Popup>
  );
}
