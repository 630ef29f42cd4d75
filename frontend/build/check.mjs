// What package.json calls "check", with the packages that it needs.
import { install, npm } from './npm.mjs';

install();
npm('run', 'check');
