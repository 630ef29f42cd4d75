// Lays ELK's own worker where the page can start it. It is ready to run as it comes: no bundler has to understand it.
import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
copyFileSync(here('../node_modules/elkjs/lib/elk-worker.min.js'), here('../public/elk-worker.js'));
