import type { ReactNode } from 'react';
import { Info } from '@/kit/Info';
import { useWords, words } from '@/words/words';
import { Completeness } from './Completeness';
import { FigureText } from './FigureText';
import type { Figure } from './figure';

const explainedWords = words(
  {
    unit: 'Unit',
    people: 'People',
    window: 'Windows',
    complete: 'Completeness',
    always: 'all that is published',
    count: 'occurrences, rounded down to a multiple of k after summing',
    seconds: 'time, two digits of it, from a grid of steps of a fifth',
    percent: 'percent',
    band: '{band}, in the largest single cut; never a sum',
    noBand: 'at least k in each published unit',
    withheld: 'It is withheld: fewer than k people support it, or it never happened. Which of both is not told.',
    withheldOnes: 'What is withheld is shared by fewer than k people, or never happened. Which of both is not told.',
  },
  {
    unit: 'Einheit',
    people: 'Menschen',
    window: 'Zeitfenster',
    complete: 'Vollständigkeit',
    always: 'alles, was veröffentlicht ist',
    count: 'Vorkommen, nach dem Summieren auf ein Vielfaches von k abgerundet',
    seconds: 'Zeit, auf zwei Stellen, aus einem Raster von Fünftelschritten',
    percent: 'Prozent',
    band: '{band}, im größten einzelnen Schnitt; nie eine Summe',
    noBand: 'mindestens k in jeder veröffentlichten Einheit',
    withheld:
      'Die Zahl ist zurückgehalten: Weniger als k Menschen stützen sie, oder es ist nie geschehen. Was von beidem, wird nicht gesagt.',
    withheldOnes:
      'Was zurückgehalten ist, stützen weniger als k Menschen, oder es ist nie geschehen. Was von beidem, wird nicht gesagt.',
  },
);

export interface Circumstances {
  /** People band such as "≥20"; null where none is told. */
  readonly people: string | null;
  /** In words; null for all that is published. */
  readonly windows: string | null;
  readonly completeUpTo: string | null;
}

/** A name and what is meant by it. */
export interface Definition {
  readonly name: string;
  readonly definition: ReactNode;
  readonly unit: 'count' | 'seconds' | 'percent';
}

interface ExplainedProps extends Definition {
  figure: Figure;
  under: Circumstances;
}

/** A number that explains itself: what it is, its unit, how many people stand behind it, of which windows, and how complete. */
export function Explained({ name, definition, figure, unit, under }: ExplainedProps) {
  const t = useWords(explainedWords);
  return (
    <Info title={name} trigger={<FigureText figure={figure} unit={unit} />}>
      {definition}
      {figure.kind === 'withheld' && <p>{t('withheld')}</p>}
      <dl>
        <dt>{t('unit')}</dt>
        <dd>{t(unit)}</dd>
        <Under {...under} />
      </dl>
    </Info>
  );
}

interface ExplainedListProps {
  title: string;
  figures: readonly Definition[];
  under: Circumstances;
}

/** The same for the figures of a list, beside its title. */
export function ExplainedList({ title, figures, under }: ExplainedListProps) {
  const t = useWords(explainedWords);
  return (
    <Info title={title}>
      {figures.map(({ name, definition, unit }) => (
        <p key={name}>
          <strong>{name}</strong>: {definition} {t('unit')}: {t(unit)}.
        </p>
      ))}
      <p>{t('withheldOnes')}</p>
      <dl>
        <Under {...under} />
      </dl>
    </Info>
  );
}

function Under({ people, windows, completeUpTo }: Circumstances) {
  const t = useWords(explainedWords);
  return (
    <>
      <dt>{t('people')}</dt>
      <dd>{people === null ? t('noBand') : t('band', { band: people })}</dd>
      <dt>{t('window')}</dt>
      <dd>{windows ?? t('always')}</dd>
      <dt>{t('complete')}</dt>
      <dd>
        <Completeness upTo={completeUpTo} />
      </dd>
    </>
  );
}
