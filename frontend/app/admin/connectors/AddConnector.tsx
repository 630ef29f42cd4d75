import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConnectorKind } from '@/api/contract.gen';
import { Answered } from '@/kit/Answered';
import { Button } from '@/kit/Button';
import { ChoiceField } from '@/kit/ChoiceField';
import { Panel } from '@/kit/Panel';
import { State } from '@/kit/State';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { connectorKeys, getKinds } from './ask';
import { KindForm } from './KindForm';
import style from './view.module.css';
import { connectorsWords } from './words';

interface AddConnectorProps {
  onClose: () => void;
  onDone: (connector: string) => void;
}

/** Has another tool read: which kind it is, and then what that asks. */
export function AddConnector({ onClose, onDone }: AddConnectorProps) {
  const t = useWords(connectorsWords);
  const shared = useWords(sharedWords);
  const kinds = useQuery({ queryKey: connectorKeys.kinds, queryFn: getKinds });
  return (
    <Panel title={t('add')} aside={<Button onClick={onClose}>{shared('cancel')}</Button>}>
      <Answered query={kinds}>
        {(answer) =>
          answer.kinds[0] === undefined ? (
            <State title={t('noKinds')}>
              <p>{t('noKindsText')}</p>
            </State>
          ) : (
            <Kinds first={answer.kinds[0]} all={answer.kinds} onDone={onDone} />
          )
        }
      </Answered>
    </Panel>
  );
}

interface KindsProps {
  first: ConnectorKind;
  all: readonly ConnectorKind[];
  onDone: (connector: string) => void;
}

function Kinds({ first, all, onDone }: KindsProps) {
  const t = useWords(connectorsWords);
  const [chosen, setChosen] = useState(first.kind);
  const kind = all.find((it) => it.kind === chosen) ?? first;
  return (
    <div className={style.form}>
      <ChoiceField
        label={t('kind')}
        value={kind.kind}
        options={all.map((it) => ({ value: it.kind, label: it.kind }))}
        onChange={setChosen}
      />
      {kind.on_machine_only ? <p>{t('onMachine')}</p> : <KindForm key={kind.kind} kind={kind} onDone={onDone} />}
    </div>
  );
}
