// The name servers of a run: what they say to one question (RFC 3263 §4.1 and §4.2 say what is asked).

import type { Answer } from '../model/element';
import type { DnsSpec } from '../model/scenario';

/** The records a question has; `unknown` when nobody has heard of its name. */
export function answerDns(dns: DnsSpec | undefined, question: string): Answer {
  const records = dns?.records[question];
  if (records !== undefined) return { kind: 'records', records };
  const name = question.slice(question.indexOf(' ') + 1).replace(/^_\w+\._\w+\./, '');
  return dns?.names.includes(name) === true ? { kind: 'records', records: [] } : { kind: 'unknown' };
}
