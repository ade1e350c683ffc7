#!/usr/bin/env node
/** What starts the built command. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeFolder, compileFrom } from './code.js';
import { partsOf } from './parts.js';

const FOLDER = join(__dirname, 'command');
const CODE = codeFolder(FOLDER);

// Without compiled code for this Node the command is loaded in the usual way.
if (existsSync(CODE)) partsOf(FOLDER, require, compileFrom(CODE))('main.cjs');
else require('./command/main.cjs');
