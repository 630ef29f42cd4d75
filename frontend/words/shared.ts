import { words } from './words';

/** Words that several rooms say; each thing has one. */
export const sharedWords = words(
  {
    loading: 'Loading…',
    retry: 'Try again',
    close: 'Close',
    withheld: 'withheld',
    missing: 'not known',
    notice: 'Rarer behaviour is withheld: what is shown is shared by enough people. How much is withheld is not told.',
    completeUpTo: 'Complete up to {day}',
    notComplete: 'Not complete yet: the release gate has not said how far it is',
    problem: {
      unreachable: 'The server cannot be reached',
      unreachableHelp: 'What you see may be out of date. It is tried again when you ask for it.',
      unavailable: 'The server cannot answer at the moment',
      unavailableHelp: 'Nothing is lost. Try again in a moment.',
      forbidden: 'Your roles do not open this page',
      forbiddenHelp: 'Ask whoever runs this instance for the role {role}.',
      tooMany: 'Too many requests',
      tooManyHelp: 'Wait {seconds, plural, one {# second} other {# seconds}}, then try again.',
      refused: 'The request was refused',
      broken: 'Something went wrong',
      request: 'Request {id}: the log of the instance knows it under this name.',
    },
  },
  {
    loading: 'Wird geladen…',
    retry: 'Noch einmal versuchen',
    close: 'Schließen',
    withheld: 'zurückgehalten',
    missing: 'nicht bekannt',
    notice:
      'Selteneres wird zurückgehalten: Was Sie sehen, teilen genügend Menschen. Wie viel zurückgehalten wird, wird nicht gesagt.',
    completeUpTo: 'Vollständig bis {day}',
    notComplete: 'Noch nicht vollständig: Die Freigabe hat noch nicht gesagt, wie weit sie ist',
    problem: {
      unreachable: 'Der Server ist nicht erreichbar',
      unreachableHelp: 'Was Sie sehen, kann veraltet sein. Es wird neu gefragt, sobald Sie es wollen.',
      unavailable: 'Der Server kann gerade nicht antworten',
      unavailableHelp: 'Nichts ist verloren. Versuchen Sie es gleich noch einmal.',
      forbidden: 'Ihre Rollen öffnen diese Seite nicht',
      forbiddenHelp: 'Bitten Sie die Betreiber dieser Instanz um die Rolle {role}.',
      tooMany: 'Zu viele Anfragen',
      tooManyHelp: 'Warten Sie {seconds, plural, one {# Sekunde} other {# Sekunden}} und versuchen Sie es dann wieder.',
      refused: 'Die Anfrage wurde abgelehnt',
      broken: 'Etwas ist schiefgegangen',
      request: 'Anfrage {id}: Unter diesem Namen kennt sie das Protokoll der Instanz.',
    },
  },
);
