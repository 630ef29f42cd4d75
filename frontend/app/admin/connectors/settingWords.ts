import { words } from '@/words/words';

export const settingWords = words(
  {
    label: {
      repositories: 'Repositories',
      projects: 'Projects',
      since: 'Read from',
      readers: 'Who may read it',
      address: 'Address',
      user: 'User',
      mapping: 'Mapping (YAML)',
      publication: 'Publication',
      slot: 'Slot',
      tls: 'Encryption',
      lag: 'Lag limit (MB)',
      servers: 'Servers',
      topic: 'Topic',
      security: 'Security',
      mechanism: 'Mechanism',
    },
    help: {
      repositories: 'OWNER/NAME of each repository that is read, separated by commas.',
      projects: 'The key of each project that is read, separated by commas.',
      since: 'The day (UTC) from which on it is read, such as 2026-01-31.',
      readers:
        'asked: the tool says it. unknown: nothing of it is shared. Or audiences, separated by commas, whose members may all read it, on your word.',
      readersOnWord:
        'unknown: nothing of it is shared. Or audiences, separated by commas, whose members may all read it, on your word.',
      githubAddress: 'Where its API is. An address in your own network has to be allowed in connectors.private-hosts.',
      jiraAddress: 'Where the site is, such as https://acme.atlassian.net.',
      jiraUser: 'Of the Cloud: the e-mail address whose API token it is. Without it, the token is one of a server.',
      database: 'HOST:PORT/DATABASE',
      servers: 'HOST:PORT of some brokers, separated by commas.',
      mapping: 'Which changes or records are which events; the documentation has an example.',
    },
  },
  {
    label: {
      repositories: 'Repositorien',
      projects: 'Projekte',
      since: 'Lesen ab',
      readers: 'Wer darin lesen darf',
      address: 'Adresse',
      user: 'Benutzer',
      mapping: 'Zuordnung (YAML)',
      publication: 'Publikation',
      slot: 'Slot',
      tls: 'Verschlüsselung',
      lag: 'Grenze des Rückstands (MB)',
      servers: 'Server',
      topic: 'Topic',
      security: 'Sicherheit',
      mechanism: 'Verfahren',
    },
    help: {
      repositories: 'OWNER/NAME jedes Repositoriums, das gelesen wird, durch Kommas getrennt.',
      projects: 'Der Schlüssel jedes Projekts, das gelesen wird, durch Kommas getrennt.',
      since: 'Der Tag (UTC), ab dem gelesen wird, etwa 2026-01-31.',
      readers:
        'asked: Das Werkzeug sagt es. unknown: Nichts davon wird geteilt. Oder Leserschaften, durch Kommas getrennt, deren Mitglieder alle darin lesen dürfen; dafür stehen Sie ein.',
      readersOnWord:
        'unknown: Nichts davon wird geteilt. Oder Leserschaften, durch Kommas getrennt, deren Mitglieder alle darin lesen dürfen; dafür stehen Sie ein.',
      githubAddress: 'Wo seine API ist. Eine Adresse im eigenen Netz muss in connectors.private-hosts erlaubt sein.',
      jiraAddress: 'Wo die Site ist, etwa https://acme.atlassian.net.',
      jiraUser: 'In der Cloud: die E-Mail-Adresse, zu der das API-Token gehört. Sonst ist es das Token eines Servers.',
      database: 'HOST:PORT/DATENBANK',
      servers: 'HOST:PORT einiger Broker, durch Kommas getrennt.',
      mapping: 'Welche Änderungen oder Nachrichten welche Ereignisse sind; die Dokumentation hat ein Beispiel.',
    },
  },
);

type Label = keyof (typeof settingWords)['en']['label'];
type Help = keyof (typeof settingWords)['en']['help'];

const LABELS: ReadonlyMap<string, Label> = new Map([
  ['repositories', 'repositories'],
  ['projects', 'projects'],
  ['since', 'since'],
  ['readable-by', 'readers'],
  ['address', 'address'],
  ['user', 'user'],
  ['mapping', 'mapping'],
  ['publication', 'publication'],
  ['slot', 'slot'],
  ['tls', 'tls'],
  ['lag-limit', 'lag'],
  ['bootstrap-servers', 'servers'],
  ['topic', 'topic'],
  ['security', 'security'],
  ['mechanism', 'mechanism'],
]);

/** By kind and setting. */
const HELPS: ReadonlyMap<string, Help> = new Map([
  ['github repositories', 'repositories'],
  ['github since', 'since'],
  ['github readable-by', 'readers'],
  ['github address', 'githubAddress'],
  ['jira projects', 'projects'],
  ['jira since', 'since'],
  ['jira readable-by', 'readers'],
  ['jira address', 'jiraAddress'],
  ['jira user', 'jiraUser'],
  ['postgres-cdc address', 'database'],
  ['postgres-cdc mapping', 'mapping'],
  ['postgres-cdc readable-by', 'readers'],
  ['kafka-topic bootstrap-servers', 'servers'],
  ['kafka-topic mapping', 'mapping'],
  ['kafka-topic readable-by', 'readersOnWord'],
]);

const PASSWORDS = new Set(['postgres-cdc', 'kafka-topic']);

/** Null: this page has no word for it. */
export function labelOf(setting: string): Label | null {
  return LABELS.get(setting) ?? null;
}

/** Null: this page has no words for it. */
export function helpOf(kind: string, setting: string): Help | null {
  return HELPS.get(`${kind} ${setting}`) ?? null;
}

/** Whether what opens a tool of this kind is called a password. */
export function isPassword(kind: string): boolean {
  return PASSWORDS.has(kind);
}
