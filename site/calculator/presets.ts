import type { Least } from "./contract.js";
import { h, setAttr } from "./dom.js";
import type { Query } from "./query.js";

/** Jobs, each as the calls it makes. The scopes are worked out from them and stand nowhere. */
export const jobs: readonly { name: string; methods: string }[] = [
  { name: "Read-only dashboard", methods: "get_account_summaries get_positions get_open_orders get_user_trades_by_currency get_transaction_log get_deposits get_withdrawals get_transfers" },
  { name: "Trade-only bot", methods: "buy sell edit cancel cancel_all close_position get_open_orders get_order_state get_user_trades_by_instrument get_positions get_account_summary" },
  { name: "Market maker", methods: "mass_quote cancel_quotes buy sell edit cancel_all set_mmp_config get_mmp_config reset_mmp get_open_orders get_positions get_account_summary" },
  { name: "Block RFQ maker", methods: "get_block_rfqs get_block_rfq_quotes add_block_rfq_quote edit_block_rfq_quote cancel_block_rfq_quote cancel_all_block_rfq_quotes get_positions get_account_summary" },
  { name: "Block RFQ taker", methods: "create_block_rfq accept_block_rfq cancel_block_rfq get_block_rfqs get_block_rfq_makers get_block_rfq_user_info get_positions get_account_summary" },
  { name: "Treasury", methods: "get_current_deposit_address create_deposit_address get_deposits withdraw cancel_withdrawal get_withdrawals submit_transfer_to_subaccount submit_transfer_between_subaccounts get_transfers get_address_book get_account_summaries" },
  { name: "Tax export", methods: "get_transaction_log get_settlement_history_by_currency get_order_history_by_currency get_user_trades_by_currency_and_time get_deposits get_withdrawals get_transfers" },
  { name: "Key manager", methods: "list_api_keys create_api_key edit_api_key change_api_key_name change_scope_in_api_key enable_api_key disable_api_key reset_api_key remove_api_key" },
];

/** Buttons that set the least request for a job. They wait, in place, until the calculator can work it out. */
export class Presets {
  readonly el: HTMLElement;
  readonly #ask: (payload: string) => Least | null;
  readonly #buttons: HTMLButtonElement[];
  readonly #key = h("input", { type: "checkbox", name: "preset_key" });
  readonly #known = new Map<string, (Least | null)[]>();
  #query: Query | null = null;
  /** Two jobs can come to the same request; the one that was chosen is marked. */
  #chosen = -1;

  constructor(ask: (payload: string) => Least | null, change: (change: Partial<Query>) => void) {
    this.#ask = ask;
    this.#buttons = jobs.map((job, i) => h("button", { type: "button", "data-preset": job.name, disabled: true, title: `The least request for ${job.methods.split(" ").join(", ")}`, onclick: () => {
      const least = this.#least()[i];
      this.#chosen = i;
      if (least) change({ ask: least.ask, ...((this.#key.checked || this.#query?.key === null) && { key: least.key }) });
    } }, job.name));
    this.el = h("div", { class: "jobs", role: "group", "aria-labelledby": "jobs" },
      h("div", { id: "jobs" }, "Least scope for a job"), h("label", { class: "check" }, this.#key, "set the key too"),
      h("div", { class: "presets" }, ...this.#buttons));
  }

  /** Shows which job the request is the least for. To be called when there is an engine. */
  set(query: Query): void {
    this.#query = query;
    const all = this.#least();
    const fits = (least: Least | null | undefined) => !!least && least.ask === query.ask;
    const marked = fits(all[this.#chosen]) ? this.#chosen : all.findIndex(fits);
    for (const [i, button] of this.#buttons.entries()) {
      button.disabled = !all[i];
      setAttr(button, "aria-pressed", String(i === marked));
    }
  }

  #least(): readonly (Least | null)[] {
    const setting = new URLSearchParams({ account: this.#query?.account ?? "main", via: this.#query?.via ?? "ws" }).toString();
    let all = this.#known.get(setting);
    if (!all) this.#known.set(setting, (all = jobs.map((job) => this.#ask(`${setting}&methods=${job.methods.replaceAll(" ", "+")}`))));
    return all;
  }
}
