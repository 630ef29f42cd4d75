import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '@/kit/Button';
import { Choice } from '@/kit/Choice';
import { Segments } from '@/kit/Segments';
import { useLocale } from '@/words/preferences';
import { useWords } from '@/words/words';
import type { LanesBy } from './prepare';
import style from './Steering.module.css';
import { beside, dayOf, type Span, ZOOMS, type Zoom } from './span';
import { spanText } from './spanText';
import { timelineWords } from './timelineWords';

export interface Looked {
  readonly zoom: Zoom;
  readonly at: string | null;
  readonly lanes: LanesBy;
  readonly show: 'chart' | 'table';
}

interface SteeringProps {
  looked: Looked;
  look: (next: Partial<Looked>) => void;
  span: Span;
}

/** Which time, how much of it, in which lanes. */
export function Steering({ looked, look, span }: SteeringProps) {
  const t = useWords(timelineWords);
  const locale = useLocale();
  const { zoom } = looked;
  return (
    <div className={style.bar}>
      <Segments
        label={t('zoom')}
        value={zoom}
        options={ZOOMS.map((value) => ({ value, label: t(`zooms.${value}`) }))}
        onChange={(next) => look({ zoom: next })}
      />
      <div className={style.time}>
        <Button square aria-label={t(`before.${zoom}`)} onClick={() => look({ at: dayOf(beside(span, zoom, -1)) })}>
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <h2 className={style.span} aria-live="polite">
          {spanText(span, zoom, locale)}
        </h2>
        <Button square aria-label={t(`after.${zoom}`)} onClick={() => look({ at: dayOf(beside(span, zoom, 1)) })}>
          <ChevronRight size={16} aria-hidden />
        </Button>
        <Button onClick={() => look({ at: null })} disabled={looked.at === null}>
          {t('latest')}
        </Button>
      </div>
      <div className={style.shape}>
        <Choice
          label={t('lanes')}
          showLabel
          value={looked.lanes}
          options={(['process', 'resource'] as const).map((value) => ({ value, label: t(`lanesBy.${value}`) }))}
          onChange={(lanes) => look({ lanes })}
        />
        <Segments
          label={t('show')}
          value={looked.show}
          options={(['chart', 'table'] as const).map((value) => ({ value, label: t(`shows.${value}`) }))}
          onChange={(show) => look({ show })}
        />
      </div>
    </div>
  );
}
