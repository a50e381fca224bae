// The moments that the practice page asks about, as one small file.

import { practiceIndex } from '../practice/moments';

export const dynamic = 'force-static';

export const GET = () => Response.json(practiceIndex());
