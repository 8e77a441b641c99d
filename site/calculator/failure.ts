export type FailureKind = "blocked" | "network" | "crashed" | "too-long";

/** Why there is no answer. */
export class Failure extends Error {
  constructor(readonly kind: FailureKind, message: string, readonly detail = "") {
    super(message);
    this.name = "Failure";
  }
}
