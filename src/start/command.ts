#!/usr/bin/env node
/** Starts the built command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolder, compileFrom } from './code.js';
import { partsOf } from './parts.js';

const FOLDER = join(__dirname, 'command');
const CODE = codeFolder(FOLDER);

// Without a code cache for this release of Node, the command is loaded in the usual way.
if (existsSync(CODE)) partsOf(FOLDER, require, compileFrom(CODE))('main.cjs');
else require('./command/main.cjs');
