import { useEffect } from 'react';

/** What may hold the focus in place of something in it that is gone. */
const PLACES = 'aside, section, form, fieldset, dialog, [role="dialog"], main';

/**
 * Who works by keyboard never falls out of the page: when what has the focus is taken away, as a chip with its own button or a card
 * that closes, the focus goes to the nearest place that it was in and that is still there.
 */
export function useFocusKept() {
  useEffect(() => {
    let trail: HTMLElement[] = [];
    const note = (event: FocusEvent) => {
      trail = [];
      for (let at = event.target as Element | null; at instanceof HTMLElement; at = at.parentElement) {
        trail.push(at);
      }
    };
    const keep = new MutationObserver(() => {
      const [last] = trail;
      if (!last || last.isConnected || (document.activeElement !== document.body && document.activeElement !== null)) {
        return;
      }
      const place = trail.find((it) => it.isConnected && it.matches(PLACES)) ?? document.getElementById('content');
      trail = [];
      if (place) {
        if (!place.hasAttribute('tabindex')) {
          place.tabIndex = -1;
        }
        place.focus({ preventScroll: true });
      }
    });
    addEventListener('focusin', note);
    keep.observe(document.body, { childList: true, subtree: true });
    return () => {
      removeEventListener('focusin', note);
      keep.disconnect();
    };
  }, []);
}
