/** The network of scripts/try-gateways.ts: namespaces for a balancer, three gateways and an upstream, joined by a bridge. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';

export const BALANCER = 'preflight-lb';
export const GATEWAYS = ['preflight-g1', 'preflight-g2', 'preflight-g3'] as const;
export const UPSTREAM = 'preflight-up';
export const ADDRESSES: Readonly<Record<string, string>> = {
  [BALANCER]: '10.77.0.1',
  'preflight-g1': '10.77.0.11',
  'preflight-g2': '10.77.0.12',
  'preflight-g3': '10.77.0.13',
  [UPSTREAM]: '10.77.0.20',
};

const ip = (...words: string[]): string =>
  execFileSync('ip', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** Runs a program in a namespace. */
export const within = (namespace: string, program: string, ...argv: string[]): ChildProcess =>
  spawn('ip', ['netns', 'exec', namespace, program, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CLAUDE_PREFLIGHT_KEY: 'the key of the soak' },
  });

/** Makes the namespaces and connects them. */
export const makeNetwork = (): void => {
  for (const one of Object.keys(ADDRESSES)) ip('netns', 'add', one);
  ip('-n', BALANCER, 'link', 'add', 'br0', 'type', 'bridge');
  for (const [i, [one, address]] of Object.entries(ADDRESSES).entries()) {
    ip('-n', one, 'link', 'set', 'lo', 'up');
    if (one === BALANCER) {
      ip('-n', one, 'addr', 'add', `${address}/24`, 'dev', 'br0');
      ip('-n', one, 'link', 'set', 'br0', 'up');
      continue;
    }
    ip('-n', BALANCER, 'link', 'add', `v${i}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', one);
    ip('-n', BALANCER, 'link', 'set', `v${i}`, 'master', 'br0', 'up');
    ip('-n', one, 'addr', 'add', `${address}/24`, 'dev', 'eth0');
    ip('-n', one, 'link', 'set', 'eth0', 'up');
  }
};

/** Removes the namespaces, and kills whatever runs in them. */
export const removeNetwork = (): void => {
  for (const one of Object.keys(ADDRESSES))
    try {
      // A killed balancer leaves its workers, which would keep our pipes open.
      for (const pid of ip('netns', 'pids', one).split('\n')) if (pid !== '') process.kill(Number(pid), 'SIGKILL');
      ip('netns', 'del', one);
    } catch {
      // The namespace did not exist.
    }
};
