/** What a command sends is judged, or it is said that it is not known. */
import { describe, expect, it } from 'vitest';
import { foundIn, linesOf } from './found.js';

const CLEAN = '{"model":"claude-haiku-4-5","max_tokens":1,"messages":[]}';
const TOOLS = CLEAN.replace('{', '{"tools":[{"type":"code_execution_20250825","name":"code_execution"}],');
const URL = 'https://api.anthropic.com/v1/messages';
const SEND = `curl ${URL} -d "$BODY"`;

const found = (text: string, files: Readonly<Record<string, string>> = {}): string[] =>
  linesOf(foundIn('a.sh', `${text}\n`, files));
const AMBIGUOUS = [expect.stringMatching(/\? {2}\d+:\d+ the request can be read in more than one way$/)];

describe('a variable with the body', () => {
  it.each([
    ['under a condition', `BODY='${TOOLS}'\nif x; then\n  BODY='${CLEAN}'\nfi\n${SEND}`],
    ['on the line of a condition', `BODY='${TOOLS}'\nif x; then BODY='${CLEAN}'; fi\n${SEND}`],
    ['in either branch', `if x; then\n  BODY='${TOOLS}'\nelse\n  BODY='${CLEAN}'\nfi\n${SEND}`],
    ['after a test', `BODY='${TOOLS}'\n[ "$1" ] && BODY='${CLEAN}'\n${SEND}`],
    ['in a subshell', `BODY='${TOOLS}'\n(BODY='${CLEAN}'; true)\n${SEND}`],
    ['for one command', `BODY='${TOOLS}'\nBODY='${CLEAN}' ${SEND}`],
    ['by a loop', `BODY='${CLEAN}'\nfor BODY in '${TOOLS}'; do\n  ${SEND}\ndone`],
    ['by read', `BODY='${CLEAN}'\nread -r BODY <<'EOF'\n${TOOLS}\nEOF\n${SEND}`],
    ['by printf', `BODY='${CLEAN}'\nprintf -v BODY '%s' '${TOOLS}'\n${SEND}`],
    ['by another file', `BODY='${CLEAN}'\nsource other.sh\n${SEND}`],
    ['to more than it has', `BODY='${CLEAN}'\nBODY+="$MORE"\n${SEND}`],
    ['for standard input', `BODY='${TOOLS}'\nx && BODY='${CLEAN}'\necho "$BODY" | curl ${URL} -d @-`],
  ])('that is set again %s may have either value', (_, text) => {
    expect(found(text)).toEqual(AMBIGUOUS);
  });

  it.each([
    ['one after the other', `BODY='${CLEAN}'\n${SEND}\nBODY='${TOOLS}'\n${SEND}`],
    ['at the same indentation', `f() {\n  BODY='${CLEAN}'\n  ${SEND}\n  BODY='${TOOLS}'\n  ${SEND}\n}`],
    ['with a word before', `export BODY='${CLEAN}'\n${SEND}\ndeclare -x BODY='${TOOLS}'\n${SEND}`],
  ])('that is set again %s has the last value', (_, text) => {
    expect(found(text)).toEqual([
      expect.stringMatching(/claude-api \| messages$/),
      expect.stringMatching(/\| code_execution \/tools\/0 \d+:\d+$/),
    ]);
  });
});

describe('what may add to a request or replace it is said not to be known', () => {
  const UNKNOWN = [expect.stringMatching(/\? [^|]*\d+:\d+ \S[^|]*$/)];
  const WRITE = `cat > x.json <<'EOF'\n${CLEAN}\nEOF\n`;
  const FILES = { 'a.json': CLEAN, 'b.json': TOOLS };
  it.each([
    ['an expanded header of curl', `curl ${URL} --expand-header 'anthropic-beta: {{BETA}}' -d '${CLEAN}'`],
    ['an expanded body of curl', `curl ${URL} --variable body@b.json --expand-data '{{body}}'`],
    ['encoded data', `curl ${URL} -d '${CLEAN}' --data-urlencode @b.json`],
    ['a variable as the name of a header', `curl ${URL} -H "$NAME: x" -d '${CLEAN}'`],
    ['the arguments of a script', `curl ${URL} -d '${CLEAN}' "$@"`],
    ['the later arguments of a script', `curl ${URL} -d '${CLEAN}' "\${@:2}"`],
    ['several files', `cat a.json b.json | curl ${URL} -d @-`],
    ['a text and a file', `curl ${URL} -d @- < a.json <<< '${TOOLS}'`],
    ['a file that curl writes', `${WRITE}curl -so x.json https://example.com/\ncurl ${URL} -d @x.json`],
    ['a file that wget writes', `${WRITE}wget -O x.json https://example.com/\ncurl ${URL} -d @x.json`],
    ['a file by another path', `${WRITE}cp b.json ./x.json\ncurl ${URL} -d @x.json`],
    ['items of HTTPie', `http ${URL} model=claude-haiku-4-5 max_tokens:=1 messages:='[]' "\${MORE[@]}"`],
    ['flags', 'ant messages create --model claude-haiku-4-5 --max-tokens 1 --message x $MORE'],
    ['a flag given twice', `ant messages create --model claude-haiku-4-5 --tools '[{"type":"x"}]' --tools '[]'`],
  ])('%s', (_, text) => {
    expect(found(text, FILES)).toEqual(UNKNOWN);
  });

  it('but a file that is only read, or a variable that is the value of a flag, is known', () => {
    expect(found(`${WRITE}curl -so y.json https://example.com/\ncurl -sS -d @./x.json ${URL} -o answer.json`)).toEqual([
      expect.stringMatching(/claude-api \| messages$/),
    ]);
    expect(found(`ant messages create --model claude-haiku-4-5 --max-tokens 1 --message x --api-key "$KEY"`)).toEqual([
      expect.stringMatching(/claude-api \| messages$/),
    ]);
  });
});
