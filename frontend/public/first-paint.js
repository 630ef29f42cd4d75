// Before anything is painted: the theme and the language that were chosen here, or that the system prefers.
(() => {
  const root = document.documentElement;
  const chosen = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const prefers = (query) => matchMedia(query).matches;
  const theme = chosen('ocg.theme');
  root.dataset.theme = ['light', 'dark', 'contrast'].includes(theme)
    ? theme
    : prefers('(prefers-contrast: more)')
      ? 'contrast'
      : prefers('(prefers-color-scheme: dark)')
        ? 'dark'
        : 'light';
  const locale = chosen('ocg.locale');
  root.lang = ['en', 'de'].includes(locale) ? locale : navigator.language.startsWith('de') ? 'de' : 'en';
})();
