import { ConfirmButton, type Question } from "#app/_components/form/confirm-dialog.tsx";

type Props = { question: Question };

/** In the row of a table, ends what the row is of: one word to see, the whole title to hear, asked before it is done. */
export function EndButton({ question }: Props) {
  return (
    <ConfirmButton
      variant="subtle"
      color="red"
      size="compact-sm"
      aria-label={question.title}
      question={question}
    >
      {question.button}
    </ConfirmButton>
  );
}
