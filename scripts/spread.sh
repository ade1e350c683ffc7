#!/bin/sh
# Tries an audit spread over three hosts by GNU parallel over ssh, one of which is stopped half-way: the merged aggregate
# must be, byte for byte, that of one process. The hosts are network namespaces of this machine, each with an sshd of its
# own. Needs root, and the Debian packages parallel, openssh-server and iproute2. Run it after `npm run build`.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
key=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
export CLAUDE_PREFLIGHT_KEY="$key"

cleanup() {
  for n in 1 2 3; do
    [ -f "$work/sshd$n.pid" ] && kill "$(cat "$work/sshd$n.pid")" 2>/dev/null || true
    ip netns del "audit$n" 2>/dev/null || true
  done
  ip link del audit-bridge 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

# Invented requests, each file with some of every kind.
node -e '
const { writeFileSync, mkdirSync } = require("node:fs");
const [dir] = process.argv.slice(1);
mkdirSync(dir);
const tools = [[], [{ type: "code_execution_20250825", name: "code_execution" }], [{ type: "bash_20250124", name: "bash" }]];
for (let f = 0; f < 24; f++) {
  let text = "";
  for (let i = 0; i < 3000; i++) {
    const day = String((i % 28) + 1).padStart(2, "0");
    const body = { model: "claude-opus-4-6", max_tokens: 64, messages: [{ role: "user", content: `Question ${f} ${i}` }], tools: tools[(f + i) % 3] };
    text += i % 1000 === 7 ? "cut sho\n" : JSON.stringify({ timestamp: `2026-05-${day}T00:00:00Z`, method: "POST", url: "https://api.anthropic.com/v1/messages", body }) + "\n";
  }
  writeFileSync(`${dir}/part-${String(f).padStart(2, "0")}.jsonl`, text);
}' "$work/logs"

ip link add audit-bridge type bridge
ip addr add 10.231.0.254/24 dev audit-bridge
ip link set audit-bridge up
ssh-keygen -q -t ed25519 -N '' -f "$work/id"
ssh-keygen -q -t ed25519 -N '' -f "$work/host"
cp "$work/id.pub" "$work/authorized"
chmod 600 "$work/authorized"
mkdir -p /run/sshd
for n in 1 2 3; do
  ip netns add "audit$n"
  ip link add "audit-v$n" type veth peer name eth0 netns "audit$n"
  ip link set "audit-v$n" master audit-bridge up
  ip -n "audit$n" addr add "10.231.0.$n/24" dev eth0
  ip -n "audit$n" link set eth0 up
  ip -n "audit$n" link set lo up
  ip netns exec "audit$n" /usr/sbin/sshd -o PidFile="$work/sshd$n.pid" -o ListenAddress="10.231.0.$n" -h "$work/host" \
    -o AuthorizedKeysFile="$work/authorized" -o StrictModes=no -o AcceptEnv=CLAUDE_PREFLIGHT_KEY -o UsePAM=no \
    -o PermitRootLogin=prohibit-password -f /dev/null
  echo "2/root@10.231.0.$n" >>"$work/hosts"
done
ssh="ssh -i $work/id -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=3 -o ServerAliveInterval=1 -o ServerAliveCountMax=2"
audit="$(command -v node) $here/dist/bin.cjs audit"
terms="--arrangement zdr --as-of record --format json"
cd "$work/logs"

# The third host loses its link once the first results are there, and never comes back.
(
  while [ "$(find "$work/parts" -name stdout -size +0 2>/dev/null | wc -l)" -lt 4 ]; do sleep 0.1; done
  ip -n audit3 link set eth0 down
  echo "host 3 is stopped" >&2
) &

parallel --will-cite --ssh "$ssh" --sshloginfile "$work/hosts" --env CLAUDE_PREFLIGHT_KEY --retries 9 \
  --joblog "$work/joblog" --results "$work/parts" \
  "cd $work/logs && $audit {} $terms --threads 1; case \$? in 0|1|3) ;; *) exit 1 ;; esac" ::: *.jsonl >/dev/null 2>"$work/errors" || {
  tail -5 "$work/errors" >&2
  exit 1
}
find "$work/parts" -name stdout -exec cat {} + | $audit --merge --format json >"$work/spread.json" || [ $? -lt 70 ]
$audit part-*.jsonl $terms >"$work/one.json" 2>/dev/null || [ $? -lt 70 ]
cmp "$work/one.json" "$work/spread.json"
awk 'NR > 1 { count[$2]++ } END { for (host in count) print host, count[host], "jobs" }' "$work/joblog" | sort
echo "the same aggregate, byte for byte: $(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).totals.requests' "$work/one.json") requests"
