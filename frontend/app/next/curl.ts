import type { SuggestRequest } from '@/api/contract.gen';

/** A text as one word of a POSIX shell. Nothing is special between single quotes but the quote itself. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** The question as a call that a program may make. The token is left to the shell. */
export function asCurl(origin: string, question: SuggestRequest): string {
  return [
    `curl ${shellWord(`${origin}/api/v1/suggest/next_steps`)}`,
    '-H "Authorization: Bearer $TOKEN"',
    `-H ${shellWord('Content-Type: application/json')}`,
    `--data-raw ${shellWord(JSON.stringify(question))}`,
  ].join(' \\\n  ');
}
