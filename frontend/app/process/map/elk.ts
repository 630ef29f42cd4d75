import ELK from 'elkjs/lib/elk-api';
import { answer, type Layout, question } from './arrange';
import type { Graph } from './graph';
import { widthOf } from './widthOf';

/** Laid there by the build. */
const WORKER = '/elk-worker.js';

/** Lays out a whole graph in a worker of its own, which ends with it: the page stays quick. */
export async function layOut(graph: Graph, signal: AbortSignal): Promise<Layout> {
  await document.fonts.ready; // places are as wide as what is written in them
  const elk = new ELK({ workerUrl: WORKER });
  try {
    const given = new Promise<never>((_, failed) => signal.addEventListener('abort', () => failed(signal.reason)));
    return answer(await Promise.race([elk.layout(question(graph, widthOf)), given]));
  } finally {
    elk.terminateWorker();
  }
}
