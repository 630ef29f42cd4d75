import type { Vocabularies } from '@/api/contract.gen';

export interface LabelRow {
  readonly key: string;
  readonly label: string;
  readonly import: string;
  readonly connector: string;
  readonly process: string | null;
}

export interface Source {
  readonly import: string;
  readonly connector: string;
  readonly process: string | null;
  readonly labels: number;
}

export interface VocabularyList {
  readonly sources: readonly Source[];
  /** Those that match, of the chosen import or of all. */
  readonly rows: readonly LabelRow[];
}

/** Case and accents make no difference to whoever searches. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

export function prepare(pages: readonly Vocabularies[], chosen: string | null, search: string): VocabularyList {
  const vocabularies = pages.flatMap((page) => page.vocabularies);
  const word = plain(search.trim());
  return {
    sources: vocabularies.map(({ labels, ...source }) => ({ ...source, labels: labels.length })),
    rows: vocabularies
      .filter((it) => chosen === null || it.import === chosen)
      .flatMap(({ labels, ...source }) =>
        labels
          .filter((label) => plain(label).includes(word))
          .map((label) => ({ key: `${source.import} ${label}`, label, ...source })),
      ),
  };
}
