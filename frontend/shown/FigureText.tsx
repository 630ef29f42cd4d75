import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import { duration } from './duration';
import type { Figure } from './figure';
import { count } from './time';
import { WithheldMark } from './Withheld';

interface FigureTextProps {
  figure: Figure;
  /** What the number is. */
  unit: 'count' | 'seconds' | 'percent';
}

/** A figure in words of the reader's language; withheld, zero and missing look different. */
export function FigureText({ figure, unit }: FigureTextProps) {
  const locale = useLocale();
  const t = useWords(sharedWords);
  switch (figure.kind) {
    case 'withheld':
      return <WithheldMark />;
    case 'missing':
      return <span>{t('missing')}</span>;
    case 'shown':
      return <>{said(figure.value, unit, locale)}</>;
  }
}

function said(value: number, unit: FigureTextProps['unit'], locale: string): string {
  switch (unit) {
    case 'count':
      return count(value, locale);
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value / 100);
    case 'seconds':
      return duration(value, locale);
  }
}
