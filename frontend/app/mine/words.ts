import { words } from '@/words/words';

/** What all pages of one's own say. */
export const mineWords = words(
  {
    title: 'Mine',
    timeline: 'Timeline',
    tasks: 'Tasks',
    sharing: 'Sharing',
    pages: 'Pages of your own',
    onlyYou: 'Only you can see this page.',
    onlyYouMore:
      'OCG shows it to nobody else: there is no role that opens it, not even an administrator’s. Whoever runs the machine can read the data behind it, as with any software.',
    accounts:
      '{count, plural, one {# account is} other {# accounts are}} known to be yours{linked, plural, =0 {} one {, # of them by an administrator’s word} other {, # of them by an administrator’s word}}.',
    unknown: {
      title: 'No account here is known to be yours',
      signedIn:
        'You are signed in as {name}. No source has said that a person works under this name, so there is nothing to show and nothing of yours is shared.',
      help: 'A source that knows with which names people sign in has to tell it. Ask whoever runs this instance whether one is connected; an administrator cannot assign a sign-in to a person.',
      imported: 'For work from an imported log the word of whoever imported it holds.',
      toProcesses: 'To the processes',
    },
    noProcess: 'no process',
    untitled: '{resource}',
    span: '{began} – {ended}',
    steps: '{count, plural, one {# step} other {# steps}}',
    sharingOf: {
      open: 'goes on',
      private: 'not shared',
      parked: 'waits',
      shared: 'shared',
      suspended: 'hidden for now',
      taken_back: 'taken back',
    },
    sharingHelp: {
      open: 'It goes on. Whether it is shared is decided when it is over.',
      private: 'It stays with you.',
      parked: 'It waits until it is known who may read all of it.',
      shared: 'It is at the release gate, without identifiers. Whether it was published depends on others.',
      suspended: 'It is at the release gate and hidden until it is known again who may read all of it.',
      taken_back: 'It was at the release gate, and was taken back for good.',
    },
    reason: {
      does_not_count: 'It is a bot’s, or of an account that nobody vouches for.',
      no_process: 'It belongs to no process.',
      readers_unknown: 'It is not known who may read all of it.',
      no_audience: 'No declared group may read all of it.',
      no_consent: 'You have not opted in, or only after it began.',
      made_anew: 'Some of it was in another task before, as when an account changed hands.',
      corrected: 'You split or merged it.',
      excluded: 'You keep it to yourself.',
    },
    more: 'Load more',
    loadingMore: 'Loading more…',
  },
  {
    title: 'Meins',
    timeline: 'Zeitachse',
    tasks: 'Aufgaben',
    sharing: 'Teilen',
    pages: 'Ihre eigenen Seiten',
    onlyYou: 'Diese Seite sehen nur Sie.',
    onlyYouMore:
      'OCG zeigt sie niemandem sonst: Keine Rolle öffnet sie, auch nicht die der Verwaltung. Wer die Maschine betreibt, kann die Daten dahinter lesen, wie bei jeder Software.',
    accounts:
      '{count, plural, one {# Konto ist} other {# Konten sind}} als Ihres bekannt{linked, plural, =0 {} one {, # davon auf das Wort der Verwaltung hin} other {, # davon auf das Wort der Verwaltung hin}}.',
    unknown: {
      title: 'Hier ist kein Konto als Ihres bekannt',
      signedIn:
        'Sie sind angemeldet als {name}. Keine Quelle hat gesagt, dass unter diesem Namen jemand arbeitet. Deshalb gibt es hier nichts zu zeigen, und nichts von Ihnen wird geteilt.',
      help: 'Eine Quelle, die weiß, mit welchen Namen sich Menschen anmelden, muss es mitteilen. Fragen Sie die Betreiber dieser Instanz, ob eine angeschlossen ist; die Verwaltung kann eine Anmeldung niemandem zuordnen.',
      imported: 'Für Arbeit aus einem eingelesenen Protokoll gilt das Wort derer, die es eingelesen haben.',
      toProcesses: 'Zu den Prozessen',
    },
    noProcess: 'kein Prozess',
    untitled: '{resource}',
    span: '{began} – {ended}',
    steps: '{count, plural, one {# Schritt} other {# Schritte}}',
    sharingOf: {
      open: 'läuft noch',
      private: 'nicht geteilt',
      parked: 'wartet',
      shared: 'geteilt',
      suspended: 'vorerst verborgen',
      taken_back: 'zurückgenommen',
    },
    sharingHelp: {
      open: 'Sie läuft noch. Ob sie geteilt wird, entscheidet sich, wenn sie vorbei ist.',
      private: 'Sie bleibt bei Ihnen.',
      parked: 'Sie wartet, bis bekannt ist, wer alles davon lesen darf.',
      shared: 'Sie liegt der Freigabe vor, ohne Kennungen. Ob sie veröffentlicht wurde, hängt von anderen ab.',
      suspended: 'Sie liegt der Freigabe vor und ist verborgen, bis wieder bekannt ist, wer alles davon lesen darf.',
      taken_back: 'Sie lag der Freigabe vor und wurde endgültig zurückgenommen.',
    },
    reason: {
      does_not_count: 'Sie ist von einem Bot oder von einem Konto, für das niemand einsteht.',
      no_process: 'Sie gehört zu keinem Prozess.',
      readers_unknown: 'Es ist nicht bekannt, wer alles davon lesen darf.',
      no_audience: 'Keine der genannten Gruppen darf alles davon lesen.',
      no_consent: 'Sie haben nicht zugestimmt oder erst, nachdem sie begann.',
      made_anew: 'Ein Teil davon war vorher in einer anderen Aufgabe, etwa weil ein Konto den Besitzer wechselte.',
      corrected: 'Sie haben sie aufgeteilt oder zusammengelegt.',
      excluded: 'Sie behalten sie für sich.',
    },
    more: 'Mehr laden',
    loadingMore: 'Mehr wird geladen…',
  },
);
