export type FailureKind = "blocked" | "network" | "crashed" | "too-long";

/** Whether the browser can run our program at all, whatever the page allows. */
export const runsPrograms = (): boolean => typeof WebAssembly === "object";

/** Why there's no answer. */
export class Failure extends Error {
  constructor(readonly kind: FailureKind, message: string, readonly detail = "") {
    super(message);
    this.name = "Failure";
  }
}
