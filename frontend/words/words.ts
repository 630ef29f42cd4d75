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

type Translator<T extends Texts> = ReturnType<typeof createTranslator<T>>;

/** Says the room's words in the language of the page. */
export function useWords<T extends Texts>(room: Words<T>): Translator<T> {
  return translator(room, useLocale());
}

/** To make one takes longer than to say a word, and each figure on a page says some: one for a room and a language. */
const made = new WeakMap<Texts, unknown>();

export function translator<T extends Texts>(room: Words<T>, locale: Locale): Translator<T> {
  const messages: T = room[locale];
  const there = made.get(messages) as Translator<T> | undefined;
  if (there) {
    return there;
  }
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const translate = createTranslator<T>({ locale, messages, timeZone });
  made.set(messages, translate);
  return translate;
}
