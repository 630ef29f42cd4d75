import ELK, { type ElkNode } from 'elkjs/lib/elk.bundled.js';

const elk = new ELK();

/** Lays out what it is sent, and sends it back; away from the page, which stays quick. */
self.onmessage = async ({ data }: MessageEvent<ElkNode>) => {
  try {
    self.postMessage({ laidOut: await elk.layout(data) });
  } catch (e) {
    self.postMessage({ failed: e instanceof Error ? e.message : String(e) });
  }
};
