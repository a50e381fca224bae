// The index of the whole site, written while it is built and loaded when somebody first searches.

import { searchFile } from './documents';

export const dynamic = 'force-static';

export const GET = () => Response.json(searchFile());
