// The views that both draw, as JSON on standard output: longView in Node, so that the page gets plain data.

import { longView } from './long-run';

export default (messages: number): string => JSON.stringify(longView(messages));
