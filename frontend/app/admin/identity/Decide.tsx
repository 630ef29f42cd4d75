import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Confirm, type Confirmed } from '@/kit/Confirm';
import { Facts } from '@/kit/Facts';
import { useWords } from '@/words/words';
import { auditKeys } from '../audit/ask';
import { identityKeys } from './ask';
import { type Change, send } from './change';
import { identityWords } from './words';

interface DecideProps {
  change: Change;
  onClose: () => void;
  onDone: (visible: boolean) => void;
}

/** Asks before something is decided, says what follows, and why it was refused. */
export function Decide({ change, onClose, onDone }: DecideProps) {
  const t = useWords(identityWords);
  const queries = useQueryClient();
  const mutation = useMutation({
    mutationFn: (confirmed: Confirmed) => send(change, confirmed),
    onSuccess: ({ visible }) => {
      void queries.invalidateQueries({ queryKey: identityKeys.all });
      void queries.invalidateQueries({ queryKey: auditKeys.all });
      onDone(visible);
    },
  });
  const takesBack = change.kind === 'undo' || change.kind === 'part';
  const { kind, ...numbers } = change;
  return (
    <Confirm
      title={t(`ask.${kind}`)}
      text={t(`follows.${kind}`)}
      confirm={t(`confirm.${kind}`)}
      danger={kind === 'reject'}
      reason={takesBack ? 'optional' : 'required'}
      change={mutation}
      onClose={onClose}
    >
      <Facts
        facts={Object.entries(numbers).map(([name, number]) => ({
          name: t(`number.${name as 'account' | 'person' | 'like' | 'sameAs'}`),
          value: <code>{number}</code>,
        }))}
      />
    </Confirm>
  );
}
