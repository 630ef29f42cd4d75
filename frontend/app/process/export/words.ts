import { words } from '@/words/words';

export const exportWords = words(
  {
    svg: 'Map as a drawing (SVG)',
    png: 'Map as a picture (PNG)',
    variants: 'Variants ({format})',
    paths: 'Paths between steps ({format})',
    windows: 'Windows ({format})',
    failed: 'The picture could not be made: {why}',
    filters: 'Filters: {filters}',
    noFilters: 'No filters',
    windowsOf: 'Windows: {windows}',
    allWindows: 'Windows: all that is published',
    drawn: 'Drawn: {activities, number} % of the activities, {paths, number} % of the paths',
    k: 'k = {k, number}',
    release: 'Release {release}, {complete}',
  },
  {
    svg: 'Karte als Zeichnung (SVG)',
    png: 'Karte als Bild (PNG)',
    variants: 'Varianten ({format})',
    paths: 'Wege zwischen Schritten ({format})',
    windows: 'Zeitfenster ({format})',
    failed: 'Das Bild ließ sich nicht machen: {why}',
    filters: 'Filter: {filters}',
    noFilters: 'Keine Filter',
    windowsOf: 'Zeitfenster: {windows}',
    allWindows: 'Zeitfenster: alles, was veröffentlicht ist',
    drawn: 'Gezeichnet: {activities, number} % der Aktivitäten, {paths, number} % der Wege',
    k: 'k = {k, number}',
    release: 'Veröffentlichung {release}, {complete}',
  },
);
