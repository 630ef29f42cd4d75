import ELK, { type ELK as Elk } from 'elkjs/lib/elk-api';
import { answer, type Layout, question } from './arrange';
import type { Graph } from './graph';
import { widthOf } from './widthOf';

/** Laid there by the build. */
const WORKER = '/elk-worker.js';

let worker: Elk | undefined;

/** Starts the worker, which takes a moment, while what it is to lay out is still asked for. One serves all maps of a page. */
export function warmUp(): Elk {
  worker ??= new ELK({ workerUrl: WORKER });
  return worker;
}

/** Lays out a whole graph in the worker: the page stays quick. */
export async function layOut(graph: Graph, signal: AbortSignal): Promise<Layout> {
  await document.fonts.ready; // places are as wide as what is written in them
  const given = new Promise<never>((_, failed) => signal.addEventListener('abort', () => failed(signal.reason)));
  return answer(await Promise.race([warmUp().layout(question(graph, widthOf)), given]), graph);
}
