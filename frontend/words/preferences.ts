import { useSyncExternalStore } from 'react';

/** What somebody chose for this browser. It says nothing about them, so it may stay in it. */
export type Locale = 'en' | 'de';
export type Theme = 'light' | 'dark' | 'contrast';

export const LOCALES: readonly Locale[] = ['en', 'de'];
export const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // a browser that keeps nothing: the choice holds for this page
  }
  for (const listener of listeners) {
    listener();
  }
}

/** The language of the page; `first-paint.js` has set it. */
export function useLocale(): Locale {
  return useSyncExternalStore(
    subscribe,
    () => (document.documentElement.lang === 'de' ? 'de' : 'en'),
    () => 'en',
  );
}

export function chooseLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  keep('ocg.locale', locale);
}

/** The theme of the page; `first-paint.js` has set it. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    subscribe,
    () => THEMES.find((theme) => theme === document.documentElement.dataset.theme) ?? 'light',
    () => 'light',
  );
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  keep('ocg.theme', theme);
}
