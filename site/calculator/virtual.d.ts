/** Modules the builder makes; see build/. */

declare module "scope-calculator:wasm-exec" {
  /** Installs Go's `Go` class on `scope`, which it uses as globalThis. */
  const install: (scope: Record<string, unknown>) => void;
  export default install;
}

declare module "scope-calculator:wasm" {
  /** Name of the packed program beside the script. */
  export const file: string;
  /** Integrity metadata for `fetch`, or empty. */
  export const integrity: string;
  /** The packed program in base64 if it's part of the script, else empty. */
  export const inline: string;
}

declare module "scope-calculator:version" {
  export const version: string;
  /** The browsers that the calculator supports, such as "Chrome and Edge 123, Firefox 121". */
  export const browsers: string;
}

declare module "scope-calculator:later" {
  /** Fetches the module from beside the script, unless it's part of it. */
  export const load: () => Promise<typeof import("./later.js")>;
}

declare module "*.css" {
  const text: string;
  export default text;
}
