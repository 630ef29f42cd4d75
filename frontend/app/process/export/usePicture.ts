import { duration } from '@/shown/duration';
import { count, day } from '@/shown/time';
import { useLocale } from '@/words/preferences';
import { sharedWords } from '@/words/shared';
import { useWords } from '@/words/words';
import type { View } from '../asked/address';
import { filtersSaid } from '../asked/filtersSaid';
import { useProcess } from '../asked/questions';
import { windowsSaid } from '../asked/windows';
import { processWords } from '../asked/words';
import type { useDrawing } from '../map/useDrawing';
import { exportWords } from './words';

type Drawing = Pick<ReturnType<typeof useDrawing>, 'drawing' | 'cut' | 'selected'>;

/** Draws the map as a file, with all that one has to know to read it printed on it; null while there is none. */
export function usePicture(view: View, { drawing, cut, selected }: Drawing) {
  const t = useWords(exportWords);
  const page = useWords(processWords);
  const shared = useWords(sharedWords);
  const locale = useLocale();
  const process = useProcess(view.key);
  const answer = selected.data;
  // a picture says which filters are on: never those of one answer over the figures of another
  if (!drawing || !cut || !answer || selected.isPlaceholderData) {
    return null;
  }
  const filters = filtersSaid(view, page).map((it) => it.text);
  if (view.scope !== null) {
    filters.push(page('chips.scope', { scope: view.scope }));
  }
  const windows = windowsSaid(view, locale);
  const complete = answer.complete_up_to
    ? shared('completeUpTo', { day: day(answer.complete_up_to, locale) })
    : shared('notComplete');
  const lines = [
    filters.length > 0 ? t('filters', { filters: filters.join(' · ') }) : t('noFilters'),
    windows === null ? t('allWindows') : t('windowsOf', { windows }),
    t('drawn', { activities: cut.activities, paths: cut.paths }),
    ...(process.data?.k ? [t('k', { k: process.data.k })] : []),
    t('release', { release: answer.release ?? '–', complete }),
    shared('notice'),
  ];
  return async (format: 'svg' | 'png') => {
    const { picture } = await import('./picture');
    const { fileName, pngFile, save, svgFile } = await import('./save');
    const styles = getComputedStyle(document.documentElement);
    const svg = picture(drawing, {
      title: view.key,
      lines,
      font: 'Inter, system-ui, sans-serif',
      colour: (token) => styles.getPropertyValue(token).trim(),
      count: (value) => count(value, locale),
      said: (data) => {
        const label = data?.label;
        if (label?.kind !== 'figure') {
          return label?.band ?? '';
        }
        return label.figure.kind === 'shown'
          ? label.unit === 'seconds'
            ? duration(label.figure.value, locale)
            : count(label.figure.value, locale)
          : shared('withheld');
      },
    });
    save(fileName(view.key, 'map', format), format === 'svg' ? svgFile(svg) : await pngFile(svg));
  };
}
