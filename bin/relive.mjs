#!/usr/bin/env node
import { run } from '../dist/server/command/run.js';

process.exitCode = await run(process.argv.slice(2));
