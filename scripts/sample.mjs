// `npm run sample`: checks a request with two features that ZDR does not cover. The check must fail (exit 1).
import { spawnSync } from 'node:child_process';

const args = ['dist/bin.cjs', 'check', 'fixtures/requests/chart-summary.json', '--arrangement', 'zdr'];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
console.log(`exit code ${status}: findings`);
process.exitCode = status === 1 ? 0 : 1;
