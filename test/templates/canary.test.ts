import { expect, it } from 'vitest';
import { foundIn } from './found.js';

const CANARY = 'canary_4711';

it('reports unknown values without names or values from the file', () => {
  const python = `
import anthropic
from elsewhere import ${CANARY}
client = anthropic.Anthropic()
def ask(${CANARY}_tools, **${CANARY}_more):
    client.beta.messages.create(model="${CANARY}", max_tokens=1, tools=${CANARY}_tools, container=${CANARY}["${CANARY}"],
        messages=[{"role": "user", "content": [{"type": ${CANARY}, "text": "${CANARY}"}]}], betas=[${CANARY}],
        extra_headers={"anthropic-beta": ${CANARY}}, **${CANARY}_more)
`;
  const handed = `
import anthropic
import litellm
from langchain_anthropic import ChatAnthropic
from elsewhere import ${CANARY}
${CANARY}_list = []
${CANARY}_asked = {"model": "${CANARY}", "max_tokens": 1, "messages": [], "tools": [], "container": "${CANARY}"}
${CANARY}(${CANARY}_asked)
anthropic.Anthropic().messages.create(**${CANARY}_asked)
anthropic.Anthropic().messages.create(model=${CANARY}, max_tokens=1, messages=[], tools=${CANARY}_list)
litellm.completion(model="claude-${CANARY}", messages=[], tools=${CANARY}, reasoning_effort="${CANARY}")
ChatAnthropic(model="${CANARY}", model_kwargs=${CANARY}).invoke("${CANARY}", tools=${CANARY})
`;
  const jq = `curl https://api.anthropic.com/v1/messages -d "$(jq -n --arg ${CANARY} "${CANARY}" '{model: "${CANARY}", max_tokens: 1, messages: [], tools: $${CANARY}}')"
http POST https://api.anthropic.com/v1/messages model=${CANARY} tools:=@${CANARY}.json ${CANARY}[0]=${CANARY}
`;
  const shell = `curl https://api.anthropic.com/v1/messages -H "anthropic-beta: $${CANARY}" -d @${CANARY}.json`;
  const json = `{"model":"{{${CANARY}}}","max_tokens":1,"tools":{{${CANARY}}},"messages":[],"tools":[],"a":"claude"}`;
  const found = [
    foundIn('a.py', python),
    foundIn('a.sh', shell),
    foundIn('a.json', json),
    foundIn('b.py', handed),
    foundIn('b.sh', jq),
  ];
  const reported = found.flatMap(({ templates, problems }) => [
    ...templates.flatMap(({ unresolved, models }) => [...unresolved, ...models]),
    ...problems,
  ]);
  expect(reported.length).toBeGreaterThan(6);
  expect(JSON.stringify(reported)).not.toContain(CANARY);
});
