import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asCurl, shellWord } from './curl';

/** What a real shell hands to the program, word by word. */
function words(command: string): string[] {
  const program = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }; ${command}`;
  const said = execFileSync('sh', ['-c', program], { env: { ...process.env, TOKEN: 't0k"e n' } }).toString();
  return said.split('\0').slice(0, -1);
}

const label = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom("it's", '"', '$(rm -rf /)', '`x`', '\\', "\\'", '!', '\n', '\u0000', '→', '🦆', '$TOKEN', ' -o '),
);

describe('the call', () => {
  it('means in a shell what was asked, whatever the labels are', () => {
    fc.assert(
      fc.property(label, fc.array(label, { minLength: 1, maxLength: 5 }), (process_key, recent_steps) => {
        const question = { process_key, recent_steps, from_beginning: true, limit: 20 };
        const [url, , token, , type, , body] = words(asCurl('http://127.0.0.1:8080', question));
        expect(url).toBe('http://127.0.0.1:8080/api/v1/suggest/next_steps');
        expect(token).toBe('Authorization: Bearer t0k"e n');
        expect(type).toBe('Content-Type: application/json');
        expect(JSON.parse(body ?? '')).toEqual(question);
      }),
      { numRuns: 60 },
    );
  });

  it('quotes a quote', () => {
    expect(shellWord("it's")).toBe("'it'\\''s'");
  });
});
