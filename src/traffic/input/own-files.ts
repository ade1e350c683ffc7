/** Recognises what this program itself writes, by its beginning: an audit reads none of it as traffic. Its JSON Lines may be among other records, and are recognised line by line. */
import { TOOL } from '../../tool.js';
import { headOf } from './pieces.js';

/** The first members of a state, also of one that was not written to its end, and of a result in JSON. */
const BEGINS = new RegExp(
  `^\\{"version":1,(?:"audit":"hmac-sha256:[0-9a-f]{64}"|(?:"kind":"\\w+",)?(?:"title":"[^"]*","made":"[^"]*",)?"tool":\\{"name":"${TOOL.name}")`,
);
const BEGINNING = 512;

/** The beginnings of results in other formats, without white space: SARIF, JUnit, the policy, and the three tables. */
const OTHER_FORMATS = new RegExp(
  `^(?:\\{[^[{]*"runs":\\[\\{"tool":\\{"driver":\\{"name":"${TOOL.name}"|` +
    `(?:<\\?xml[^>]*>)?<testsuites><testsuitename="[^"]*"package="${TOOL.name}"|` +
    '\\{"asOf":"[\\d-]+","digest":"sha256:[0-9a-f]{64}","features":\\[|' +
    'list,target,arrangement,platform,subject,verdict,api,requests,|' +
    'target,platform,arrangement,feature,whatstays,withwhom,|' +
    'kind,request,file,line,column,cell,target,method,endpoint,platform,arrangement,verdict,)',
);

/** Whether a file is the state of an audit, or a result. */
export const isOwnFile = (path: string): boolean => {
  const head = headOf(path, BEGINNING).replace(/\s/g, '');
  return BEGINS.test(head) || OTHER_FORMATS.test(head);
};
