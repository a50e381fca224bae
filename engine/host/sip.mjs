// `npm run -s sip -- ...`: compiles engine/host/cli.ts when it has changed, and runs its `main`.
import './ready.mjs';
import { bundle } from './bundle.mjs';

const { main } = await import(await bundle('engine/host/cli.ts'));
process.exitCode = await main(process.argv.slice(2));
