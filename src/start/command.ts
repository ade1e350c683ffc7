#!/usr/bin/env node
/** What starts the built command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolder, compileFrom } from './code.js';
import { partsOf } from './parts.js';

const FOLDER = join(__dirname, 'command');
const CODE = codeFolder(FOLDER);

// Node's own way can do more for whoever looks into a program, or keeps code in a place of his own.
if (existsSync(CODE)) partsOf(FOLDER, require, compileFrom(CODE))('main.cjs');
else require('./command/main.cjs');
