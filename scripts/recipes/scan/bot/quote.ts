/** Places and cancels orders. */

export class Quoter {
  constructor(private readonly rpc: (method: string, params: object) => Promise<unknown>) {}

  async quote(instrument: string, price: number): Promise<void> {
    await this.rpc("private/buy", { instrument_name: instrument, amount: 10, price, post_only: true });
  }

  async stop(): Promise<void> {
    await this.rpc("private/cancel_all", {});
  }

  async protect(): Promise<void> {
    await this.rpc("private/set_mmp_config", { index_name: "btc_usd", interval: 0, block_rfq: true });
  }
}
