/** The folder of the web server that the site lies in: '' or '/sipscope'. Every address within the site begins with it. */
export const BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? '';
