// RFC 3261 §7.2, §21 and the RFCs that add response codes: default reason phrases and classes.

/** A response code as its RFC defines it. */
export interface Status {
  readonly code: number;
  readonly reason: string;
  readonly rfc: number;
}

type Row = readonly [code: number, reason: string, rfc?: number];

const ROWS: readonly Row[] = [
  [100, 'Trying'],
  [180, 'Ringing'],
  [181, 'Call Is Being Forwarded'],
  [182, 'Queued'],
  [183, 'Session Progress'],
  [199, 'Early Dialog Terminated', 6228],
  [200, 'OK'],
  [202, 'Accepted', 6665],
  [204, 'No Notification', 5839],
  [300, 'Multiple Choices'],
  [301, 'Moved Permanently'],
  [302, 'Moved Temporarily'],
  [305, 'Use Proxy'],
  [380, 'Alternative Service'],
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [402, 'Payment Required'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [405, 'Method Not Allowed'],
  [406, 'Not Acceptable'],
  [407, 'Proxy Authentication Required'],
  [408, 'Request Timeout'],
  [410, 'Gone'],
  [412, 'Conditional Request Failed', 3903],
  [413, 'Request Entity Too Large'],
  [414, 'Request-URI Too Long'],
  [415, 'Unsupported Media Type'],
  [416, 'Unsupported URI Scheme'],
  [417, 'Unknown Resource-Priority', 4412],
  [420, 'Bad Extension'],
  [421, 'Extension Required'],
  [422, 'Session Interval Too Small', 4028],
  [423, 'Interval Too Brief'],
  [424, 'Bad Location Information', 6442],
  [425, 'Bad Alert Message', 8876],
  [428, 'Use Identity Header', 8224],
  [429, 'Provide Referrer Identity', 3892],
  [430, 'Flow Failed', 5626],
  [433, 'Anonymity Disallowed', 5079],
  [436, 'Bad Identity Info', 8224],
  [437, 'Unsupported Credential', 8224],
  [438, 'Invalid Identity Header', 8224],
  [439, 'First Hop Lacks Outbound Support', 5626],
  [440, 'Max-Breadth Exceeded', 5393],
  [469, 'Bad Info Package', 6086],
  [470, 'Consent Needed', 5360],
  [480, 'Temporarily Unavailable'],
  [481, 'Call/Transaction Does Not Exist'],
  [482, 'Loop Detected'],
  [483, 'Too Many Hops'],
  [484, 'Address Incomplete'],
  [485, 'Ambiguous'],
  [486, 'Busy Here'],
  [487, 'Request Terminated'],
  [488, 'Not Acceptable Here'],
  [489, 'Bad Event', 6665],
  [491, 'Request Pending'],
  [493, 'Undecipherable'],
  [494, 'Security Agreement Required', 3329],
  [500, 'Server Internal Error'],
  [501, 'Not Implemented'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Server Time-out'],
  [505, 'Version Not Supported'],
  [513, 'Message Too Large'],
  [555, 'Push Notification Service Not Supported', 8599],
  [580, 'Precondition Failure', 3312],
  [600, 'Busy Everywhere'],
  [603, 'Decline'],
  [604, 'Does Not Exist Anywhere'],
  [606, 'Not Acceptable'],
  [607, 'Unwanted', 8197],
  [608, 'Rejected', 8688],
];

/** Every response code known here, in order. */
export const STATUSES: readonly Status[] = ROWS.map(([code, reason, rfc = 3261]) => ({ code, reason, rfc }));

const byCode = new Map<number, Status>(STATUSES.map((status) => [status.code, status]));

/** 7.2: classes by their first digit. */
const CLASSES = ['Provisional', 'Success', 'Redirection', 'Client Error', 'Server Error', 'Global Failure'] as const;
export type StatusClass = (typeof CLASSES)[number];

/** What is known of a response code. */
export function statusOf(code: number): Status | undefined {
  return byCode.get(code);
}

/** The default reason phrase; an unknown code has that of its class's x00 (8.1.3.2). */
export function reasonOf(code: number): string {
  return (byCode.get(code) ?? byCode.get(code < 200 ? 183 : code - (code % 100)))?.reason ?? '';
}

/** 7.2: the class of a response code between 100 and 699. */
export function classOf(code: number): StatusClass {
  return CLASSES[Math.floor(code / 100) - 1] as StatusClass;
}

/** 7.2: whether a response ends its transaction. */
export function isFinal(code: number): boolean {
  return code >= 200;
}
