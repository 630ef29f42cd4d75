import { useMemo } from 'react';
import { createTranslator } from 'use-intl/core';
import { type Locale, useLocale } from './preferences';

/** Texts by name, in groups; ICU message format. */
export interface Texts {
  [name: string]: string | Texts;
}

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };

/** A room's words, the same names in each language; they travel with the room. */
export type Words<T extends Texts> = Record<Locale, T>;

/** A name that is missing in one of the languages is a compile error. */
export function words<const T extends Texts>(en: T, de: Same<T>): Words<T> {
  return { en, de: de as T };
}

/** Says the room's words in the language of the page. */
export function useWords<T extends Texts>(room: Words<T>) {
  const locale = useLocale();
  return useMemo(() => translator(room, locale), [room, locale]);
}

export function translator<T extends Texts>(room: Words<T>, locale: Locale) {
  return createTranslator<T>({
    locale,
    messages: room[locale],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  });
}
