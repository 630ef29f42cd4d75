import { words } from '@/words/words';

export const processesWords = words(
  {
    title: 'Processes',
    lead: 'How work runs, as far as enough people share it.',
    process: 'Process',
    size: 'Traces',
    sizeHelp: 'Traces that were published whole, summed over what you may see, rounded down to a multiple of k.',
    band: { small: 'small', medium: 'medium', large: 'large', huge: 'very large' },
    since: 'Published',
    span: '{first} – {last}',
    trend: 'Trend',
    trendOf: 'Traces of {process} in each window',
    readers: 'Open to',
    everyone: 'everyone here',
    open: 'Open the map of {process}',
    empty: 'Nothing is published for you yet',
    emptyText:
      'Either nothing has come through the release gate, or what has is not open to you. A pattern is published when enough people share it, have agreed, and it is known who may read their work.',
    first: {
      title: 'First steps',
      demo: 'Look at a simulated company:',
      import:
        'Import an event log (XES, CSV, OCEL 2.0). Only you can vouch that its people agreed and who may read it:',
      check: 'See what came of it:',
    },
    ungated: 'This instance is not gated: what it shows may expose people.',
  },
  {
    title: 'Prozesse',
    lead: 'Wie Arbeit abläuft, soweit genügend Menschen sie teilen.',
    process: 'Prozess',
    size: 'Abläufe',
    sizeHelp:
      'Im Ganzen veröffentlichte Abläufe, summiert über das, was Sie sehen dürfen, abgerundet auf ein Vielfaches von k.',
    band: { small: 'klein', medium: 'mittel', large: 'groß', huge: 'sehr groß' },
    since: 'Veröffentlicht',
    span: '{first} – {last}',
    trend: 'Verlauf',
    trendOf: 'Abläufe von {process} je Zeitfenster',
    readers: 'Offen für',
    everyone: 'alle hier',
    open: 'Die Karte von {process} öffnen',
    empty: 'Für Sie ist noch nichts veröffentlicht',
    emptyText:
      'Entweder ist noch nichts durch die Freigabe gekommen, oder es steht Ihnen nicht offen. Ein Muster wird veröffentlicht, wenn genügend Menschen es teilen, zugestimmt haben und bekannt ist, wer ihre Arbeit lesen darf.',
    first: {
      title: 'Erste Schritte',
      demo: 'Eine simulierte Firma ansehen:',
      import:
        'Ein Ereignisprotokoll einlesen (XES, CSV, OCEL 2.0). Nur Sie können dafür einstehen, dass seine Menschen zugestimmt haben und wer es lesen darf:',
      check: 'Sehen, was daraus wurde:',
    },
    ungated: 'Diese Instanz hat keine Freigabe: Was sie zeigt, kann Menschen bloßstellen.',
  },
);
