import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, data } from '@/api/client';
import { AddField } from '@/kit/AddField';
import { Button } from '@/kit/Button';
import { Choice } from '@/kit/Choice';
import { Info } from '@/kit/Info';
import { Panel } from '@/kit/Panel';
import { Tick } from '@/kit/Tick';
import { cut } from '@/shown/Label';
import { useWords } from '@/words/words';
import { Beginnings } from './Beginnings';
import { Behind } from './Behind';
import { knownSteps } from './prepare';
import style from './Question.module.css';
import { StepRow } from './StepRow';
import { Suggested } from './Suggested';
import { useAnswer } from './useAnswer';
import { nextWords } from './words';

export interface Asked {
  readonly process: string;
  readonly steps: readonly string[];
  readonly beginning: boolean;
}

interface QuestionProps {
  processes: readonly string[];
  asked: Asked;
  ask: (next: Asked) => void;
}

/** The steps so far, and what the model says. */
export function Question({ processes, asked, ask }: QuestionProps) {
  const t = useWords(nextWords);
  const field = useRef<HTMLInputElement>(null);
  const graph = useQuery({
    queryKey: ['graph', asked.process, 'all'],
    queryFn: () =>
      data(
        api.GET('/api/v1/analytics/processes/{process_key}/graph', {
          params: { path: { process_key: asked.process } },
        }),
      ),
    select: knownSteps,
  });
  const answer = useAnswer(asked);
  const options = processes.includes(asked.process) ? processes : [asked.process, ...processes];

  function change(steps: readonly string[], beginning = asked.beginning) {
    ask({ ...asked, steps, beginning: beginning && steps.length > 0 });
    field.current?.focus();
  }

  return (
    <div className={style.columns}>
      <Panel
        title={t('soFar')}
        aside={
          <Choice
            label={t('process')}
            showLabel
            value={asked.process}
            options={options.map((value) => ({ value, label: cut(value) }))}
            onChange={(process) => ask({ process, steps: [], beginning: false })}
          />
        }
        className={style.wide}
      >
        <div className={style.steps}>
          <StepRow
            steps={asked.steps}
            unknown={answer.data?.unknown ?? new Set()}
            onRemove={(place) => change(asked.steps.filter((_, i) => i !== place))}
          />
          <div className={style.field}>
            <AddField
              field={field}
              label={t('add')}
              placeholder={t('addPlaceholder')}
              openLabel={t('openList')}
              options={graph.data?.all ?? []}
              own={(step) => t('own', { step: cut(step) })}
              onAdd={(step) => change([...asked.steps, step])}
              onBack={() => asked.steps.length > 0 && change(asked.steps.slice(0, -1))}
            />
            {asked.steps.length > 0 && (
              <>
                <span className={style.tick}>
                  <Tick checked={asked.beginning} onChange={(beginning) => ask({ ...asked, beginning })}>
                    {t('all')}
                  </Tick>
                  <Info title={t('all')}>{t('allHelp')}</Info>
                </span>
                <Button look="quiet" onClick={() => change([])}>
                  {t('clear')}
                </Button>
              </>
            )}
          </div>
        </div>
      </Panel>
      {asked.steps.length === 0 ? (
        <Beginnings known={graph} onChoose={(step) => change([step], true)} />
      ) : (
        <>
          <Suggested
            answer={answer}
            onAdd={(step) => change([...asked.steps, step])}
            onRemoveLast={() => change(asked.steps.slice(0, -1))}
          />
          <Behind asked={asked} answer={answer.data} />
        </>
      )}
    </div>
  );
}
