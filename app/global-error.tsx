"use client";

import classes from "./_components/message-page.module.css";
import "./globals.css";

/**
 * The last resort, when the root layout itself failed: nothing of the theme or of the reader's language can be relied
 * on, so it speaks both.
 */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className={classes.page}>
          <title>Plumbline</title>
          <h1>Plumbline could not be shown</h1>
          <p>Something went wrong on our side. Nothing of yours was lost. Try again in a moment.</p>
          <div lang="pt-BR">
            <h2>O Plumbline não pôde ser mostrado</h2>
            <p>Algo deu errado do nosso lado. Nada seu se perdeu. Tente de novo daqui a pouco.</p>
          </div>
          <button type="button" onClick={retry}>
            Try again / <span lang="pt-BR">Tentar de novo</span>
          </button>
        </main>
      </body>
    </html>
  );
}
