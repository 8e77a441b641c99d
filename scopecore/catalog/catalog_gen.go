// Code generated from the .tsv files by internal/gen; DO NOT EDIT.

package catalog

// name, category, needs, flags, gates, summary, note, address
const methodRows = `accept_block_rfq	block-rfq	block_rfq:read_write			As taker, trade on a block RFQ with one crossing price, at once or resting
add_block_rfq_quote	block-rfq	block_rfq:read_write			As maker, quote on a block RFQ
add_to_address_book	wallet	wallet:read_write		second-factor	Add an address, such as one for withdrawals, with its beneficiary	Takes a security key assigned to Wallet, according to the article on withdrawals.
approve_block_trade	block-trade	block_trade:read_write		block_trade_approval	Approve a block trade that waits for approval	Refused to a key with the block_trade_approval feature: use another key.
buy	trading	trade:read_write	e		Place a buy order
cancel	trading	trade:read_write	e		Cancel one order by its id
cancel_all	trading	trade:read_write	e		Cancel all orders, trigger orders too
cancel_all_block_rfq_quotes	block-rfq	block_rfq:read_write			As maker, cancel all quotes, or those on one block RFQ
cancel_all_by_currency	trading	trade:read_write	e		Cancel the orders in a currency, by kind and type on request
cancel_all_by_currency_pair	trading	trade:read_write	e		Cancel the orders in a currency pair, by kind and type on request
cancel_all_by_instrument	trading	trade:read_write	e		Cancel the orders in one instrument
cancel_all_by_kind_or_type	trading	trade:read_write	e		Cancel orders of a kind or type in several currencies
cancel_block_rfq	block-rfq	block_rfq:read_write			As taker, cancel a block RFQ
cancel_block_rfq_quote	block-rfq	block_rfq:read_write			As maker, cancel one quote
cancel_block_rfq_trigger	block-rfq	block_rfq:read_write			As taker, cancel the trigger set on a block RFQ
cancel_broker_trade_request	block-trade	block_trade:read_write			As broker, cancel a pending trade request	Described in the article on voice brokers only; the API reference does not list it.	https://docs.deribit.com/articles/voice-broker-trading-api
cancel_by_label	trading	trade:read_write	e		Cancel the orders with a label
cancel_quotes	trading	trade:read_write	e		Cancel mass quotes, all or by delta, set, instrument, kind, or currency
cancel_transfer_by_id	wallet	wallet:read_write		mainaccount-unclear	Cancel an internal transfer that is still pending	The article on transfers asks for the main account for every transfer; the page of the method does not.
cancel_withdrawal	wallet	wallet:read_write			Cancel a withdrawal that is still pending
change_api_key_name	account-management	account:read_write			Give an API key a new name	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
change_margin_model	account-management	account:read_write			Change the margin model of an account, or try the change without making it	With user_id it acts on a subaccount; the documentation does not say whether that takes the main account.
change_scope_in_api_key	account-management	account:read_write		second-factor	Replace the max_scope of an API key	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
change_subaccount_name	account-management	account:read_write		mainaccount	Give a subaccount a new name
close_position	trading	trade:read_write	e		Close a position with a reduce-only order
coinbase/estimate_withdrawal_fee	wallet	wallet:read			Estimate the fee of a withdrawal from a Coinbase wallet	For institutional accounts with a Coinbase wallet.	https://docs.deribit.com/api-reference/wallet/private-estimate_withdrawal_fee
create_api_key	account-management	account:read_write		second-factor	Create an API key with a max_scope	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
create_block_rfq	block-rfq	block_rfq:read_write			As taker, open a block RFQ, with allocation beforehand on request
create_combo	combo-books	trade:read_write	e		Create a combo from legs, or find the one that exists
create_deposit_address	wallet	wallet:read_write			Create a deposit address in a currency
create_subaccount	account-management	account:read_write		mainaccount	Open a subaccount
delete_address_beneficiary	wallet	wallet:read_write			Delete the beneficiary stored for an address
delete_member	account-management	account:read_write		mainaccount	Remove a member of Starbase Direct Access
disable_api_key	account-management	account:read_write		second-factor	Switch an API key off and keep it	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
disable_cancel_on_disconnect	session-management	account:read_write when scope=connection|account:read_write when scope=account		|websocket when scope=connection|websocket-unclear when scope=account	Stop canceling orders when the connection is lost	Takes account:read_write, so a token for trade alone cannot call it. Its page says WebSocket only, its parameter says so of scope=connection, the default; client programs call it over HTTP.
edit	trading	trade:read_write	e		Change an open order by its id
edit_api_key	account-management	account:read_write		second-factor	Change the name, max_scope, features, IP whitelist, or state of an API key	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
edit_block_rfq_quote	block-rfq	block_rfq:read_write			As maker, change a quote
edit_by_label	trading	trade:read_write	e		Change the one open order with a label
enable_affiliate_program	account-management	account:read_write			Join the affiliate program
enable_api_key	account-management	account:read_write			Switch a disabled API key on again	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
enable_cancel_on_disconnect	session-management	account:read_write when scope=connection|account:read_write when scope=account		|websocket when scope=connection|websocket-unclear when scope=account	Cancel orders when the connection is lost	Takes account:read_write, so a token for trade alone cannot call it. Its page says WebSocket only, its parameter says so of scope=connection, the default; client programs call it over HTTP.
execute_block_trade	block-trade	block_trade:read_write	e		Execute a block trade with the signature of the other party
execute_broker_trade	block-trade	block_trade:read_write			As broker, execute a block trade for clients	Described in the article on voice brokers only; the API reference does not list it.	https://docs.deribit.com/articles/voice-broker-trading-api
get_access_log	account-management	account:read			Read the log of logins and security events
get_account_summaries	account-management	account:read			Read balances and margins in every currency	The parameter subaccount_id is for the main account only.
get_account_summary	account-management	account:read			Read balance and margins in one currency	The parameter subaccount_id is for the main account only.
get_address_beneficiary	wallet	wallet:read			Read the beneficiary stored for an address
get_address_book	wallet	wallet:read			List address book entries of one type
get_affiliate_program_info	account-management	account:read			Read affiliate status and earnings
get_block_rfq_makers	block-rfq	block_rfq:read			List the makers who can be invited
get_block_rfq_quotes	block-rfq	block_rfq:read			As maker, list open quotes
get_block_rfq_user_info	block-rfq	block_rfq:read			Read the user's alias and ratings
get_block_rfqs	block-rfq	block_rfq:read			List block RFQs created by or sent to the user
get_block_trade	block-trade	block_trade:read			Read one block trade by its id	A key with the restricted_block_trades feature sees only block trades made with that key.
get_block_trade_requests	block-trade	block_trade:read			List block trades that wait for approval, were declined, or expired
get_block_trades	block-trade	block_trade:read			List the user's block trades	A key with the restricted_block_trades feature sees only block trades made with that key.
get_broker_clients	block-trade	block_trade:read			As broker, list linked clients	Only for broker accounts; others get error 13915.
get_broker_trade_requests	block-trade	block_trade:read			As broker, list trade requests
get_broker_trades	block-trade	block_trade:read			As broker, list block trades
get_cancel_on_disconnect	session-management	account:read			Read whether orders are canceled when the connection is lost	The text of its parameter says that scope=connection, the default, works over WebSocket only.
get_ctn_id	wallet	wallet:read			Read the counterparty id of an account on the Coinbase network (CTN)	For institutional accounts with a Coinbase wallet.
get_currencies	account-management				List the currencies as this account sees them	Added on July 21, 2026; its page names no scope.
get_current_deposit_address	wallet	wallet:read			Read the current deposit address in a currency
get_deposits	wallet	wallet:read			List deposits
get_email_language	account-management	account:read			Read the language of e-mails
get_leg_prices	combo-books				Compute leg prices from the price of a combo	The documentation names no scope.
get_lsp_participant_config	lsp	account:read			Read the caller's settings in the Liquidity Support Program	Only with the key of the participating subaccount itself.
get_lsp_participants	lsp	account:read		mainaccount	List the subaccounts in the Liquidity Support Program	Only with a key of the main account; its scope line does not say so.
get_lsp_participants_usage	lsp	account:read		mainaccount	Read how much each participant of the Liquidity Support Program uses	Only with a key of the main account; its scope line does not say so.
get_lsp_usage	lsp	account:read			Read how much the caller uses of the Liquidity Support Program	Only with the key of the participating subaccount itself.
get_margins	trading	trade:read			Estimate the margin of an order not yet placed
get_members	account-management	account:read			List the members of Starbase Direct Access	A subaccount sees fewer fields.
get_mmp_config	trading	trade:read|block_rfq:read when block_rfq=true	e		Read the settings of market maker protection	With block_rfq=true it takes block_rfq instead of trade.
get_mmp_status	trading	trade:read|block_rfq:read when block_rfq=true	e		Read whether market maker protection has triggered	With block_rfq=true it takes block_rfq instead of trade.
get_new_announcements	account-management	account:read			Read announcements not marked as read
get_open_orders	trading	trade:read			List open orders
get_open_orders_by_currency	trading	trade:read			List open orders in a currency
get_open_orders_by_instrument	trading	trade:read			List open orders in one instrument
get_open_orders_by_label	trading	trade:read			List open orders with a label in a currency
get_order_history_by_currency	trading	trade:read			List past orders in a currency
get_order_history_by_instrument	trading	trade:read			List past orders in one instrument
get_order_margin_by_ids	trading	trade:read			Read the initial margin of orders
get_order_state	trading	trade:read			Read one order by its id
get_order_state_by_label	trading	trade:read			Read recent orders with a label
get_position	account-management	trade:read			Read the position in one instrument	Listed under account management, yet it takes trade.
get_positions	account-management	trade:read			Read all positions, or those of a currency or kind	Listed under account management, yet it takes trade. The parameter subaccount_id is for the main account only.
get_reward_eligibility	wallet				Read which currencies earn rewards, and at what rate	The documentation names no scope.
get_settlement_history_by_currency	trading	trade:read			List the user's settlements, deliveries, and bankruptcies in a currency
get_settlement_history_by_instrument	trading	trade:read			List the user's settlements, deliveries, and bankruptcies in one instrument
get_subaccounts	account-management	account:read			List subaccounts, with portfolio data on request	A subaccount gets a shorter answer.
get_subaccounts_details	account-management	account:read			Read positions, and open orders on request, of all subaccounts in a currency	account:read is enough here to see positions and orders.
get_transaction_log	account-management	account:read			Read the events that changed the balance	The parameter subaccount_id is for the main account only.
get_transfers	wallet	wallet:read			List internal transfers
get_trigger_order_history	trading	trade:read			Read the log of trigger orders
get_user_locks	account-management	account:read			Read which locks are on the account
get_user_trades_by_currency	trading	trade:read			List the user's trades in a currency	The parameter subaccount_id is for the main account only.
get_user_trades_by_currency_and_time	trading	trade:read			List the user's trades in a currency between two times	The parameter subaccount_id is for the main account only.
get_user_trades_by_instrument	trading	trade:read			List the user's trades in one instrument	The parameter subaccount_id is for the main account only.
get_user_trades_by_instrument_and_time	trading	trade:read			List the user's trades in one instrument between two times	The parameter subaccount_id is for the main account only.
get_user_trades_by_order	trading	trade:read			List the trades of one order	The parameter subaccount_id is for the main account only.
get_withdrawals	wallet	wallet:read			List withdrawals
invalidate_block_trade_signature	block-trade	block_trade:read_write			Withdraw a block trade signature before it is used
list_address_beneficiaries	wallet	wallet:read			Search the stored beneficiaries
list_api_keys	account-management	account:read		second-factor	List the API keys of the account	Since August 5, 2025 the secrets of other keys take account:read_write.
list_custody_accounts	account-management				List custody accounts in a currency	No scope is documented. A field description mentions custody:read_write, the article on API keys custody:read.
logout	authentication			websocket	Close the connection without cancel-on-disconnect, and end its tokens on request	No scope is documented; the connection must be authenticated. Over HTTP it fails with status 400.
mass_quote	trading	trade:read_write	e	cancel-on-disconnect	Place many two-sided quotes in one call	Takes an administrator's approval, and cancel-on-disconnect to be on; otherwise 13042 cod_not_enabled.
move_positions	trading	trade:read_write	e	mainaccount	Move positions between accounts of the same owner	The article on moving positions asks for the main account; the page of the method lists only trade:read_write.
pme/simulate	account-management	account:read			Compute the portfolio margin and risk matrix of a hypothetical portfolio	Takes account, not trade.	https://docs.deribit.com/api-reference/account-management/private-simulate
reject_block_trade	block-trade	block_trade:read_write		block_trade_approval	Decline a block trade that waits for approval	Refused to a key with the block_trade_approval feature: use another key.
remove_api_key	account-management	account:read_write			Delete an API key permanently	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
remove_from_address_book	wallet	wallet:read_write		second-factor	Remove an address book entry	Takes a security key assigned to Wallet, according to the article on withdrawals.
remove_subaccount	account-management	account:read_write		mainaccount second-factor	Delete an empty subaccount	The article on subaccounts limits it to the main account; its scope line does not.
reset_api_key	account-management	account:read_write			Replace the secret of an API key	Works only on keys no wider than the caller's own scope; otherwise 13403 scope_exceeded.
reset_mmp	trading	trade:read_write|block_rfq:read_write when block_rfq=true	e		Start quoting again after market maker protection has triggered	With block_rfq=true it takes block_rfq instead of trade.
save_address_beneficiary	wallet	wallet:read_write			Store the beneficiary of an address
sell	trading	trade:read_write	e		Place a sell order
set_address_requires_security_key	wallet	wallet:read_write		mainaccount-or-coinbase	Choose whether an address book entry asks for a security key	Accounts with a Coinbase wallet do not need the main account here.
set_announcement_as_read	account-management	account:read_write			Mark an announcement as read
set_clearance_originator	wallet	wallet:read_write			Name the originator of a deposit
set_coinbase_subaccount_withdrawals_allowed	wallet	wallet:read_write		mainaccount	Allow or forbid withdrawals from subaccounts of an account with a Coinbase wallet	Subaccounts get the error forbidden; the scope line does not list mainaccount.
set_disabled_trading_products	account-management	account:read_write		mainaccount second-factor	Choose which products a subaccount may not trade	The text of the page limits it to the owner of the main account; its scope line does not.
set_email_for_subaccount	account-management	account:read_write		mainaccount second-factor	Set the e-mail address of a subaccount	The article on subaccounts limits it to the main account; its scope line does not.
set_email_language	account-management	account:read_write			Choose the language of e-mails
set_member	account-management	account:read_write		mainaccount	Add or change a member of Starbase Direct Access
set_mmp_config	trading	trade:read_write|block_rfq:read_write when block_rfq=true	e		Change the settings of market maker protection	With block_rfq=true it takes block_rfq instead of trade.
set_self_trading_config	account-management	account:read_write			Set how self-trades are prevented
simulate_block_trade	block-trade	block_trade:read	e		Check whether a block trade could be executed	Read access is enough, although the call is a step of making block trades.
simulate_portfolio	account-management	account:read			Compute the margin of a hypothetical portfolio	Takes account, not trade.
submit_transfer_between_subaccounts	wallet	wallet:read_write		mainaccount	Transfer funds between subaccounts, or between one and the main account	The documentation spells the scope wallets:read_write here; it is read as wallet. The article on transfers and the changelog of December 8, 2022 limit it to the main account; its scope line does not.
submit_transfer_to_subaccount	wallet	wallet:read_write		mainaccount	Transfer funds from the main account to a subaccount	The documentation spells the scope wallets:read_write here; it is read as wallet. The article on transfers asks for the main account; the page of the method does not.
submit_transfer_to_user	wallet	wallet:read_write		mainaccount	Transfer funds to another user of Deribit
subscribe	subscription-management			websocket	Subscribe to private channels	No scope of its own: each channel is checked, and one the token may not see is left out of the answer silently.
toggle_notifications_from_subaccount	account-management	account:read_write		mainaccount second-factor	Turn notifications from a subaccount on or off	The article on subaccounts limits it to the main account; its scope line does not.
toggle_subaccount_login	account-management	account:read_write		mainaccount second-factor	Allow or forbid login to a subaccount	The article on subaccounts limits it to the main account; its scope line does not.
unsubscribe	subscription-management			websocket	End subscriptions to channels	No scope of its own: each channel is checked.
unsubscribe_all	subscription-management			websocket	End all subscriptions	No scope of its own: each channel is checked.
update_in_address_book	wallet	wallet:read_write		second-factor	Change the beneficiary of an address book entry	Takes a security key assigned to Wallet, according to the article on withdrawals.
verify_block_trade	block-trade	block_trade:read	e		Check a block trade as first party and get the signature for it	Read access is enough, although the call is a step of making block trades.
withdraw	wallet	wallet:read_write		mainaccount-or-coinbase second-factor	Withdraw funds to an address in the address book	Takes a security key assigned to Wallet, according to the article on withdrawals. Its scope line asks for mainaccount; by the page of private/set_coinbase_subaccount_withdrawals_allowed, subaccounts of accounts with a Coinbase wallet can withdraw unless the main account forbids it.
block_rfq.maker.(currency)	block-rfq	block_rfq:read	c	websocket	Block RFQs that reach the user as maker	The reference shows private/subscribe, the walkthrough article public/subscribe.
block_rfq.maker.quotes.(currency)	block-rfq		c	websocket	State of the user's quotes on block RFQs	Its page names no scope; the block RFQ walkthrough says keys need block_rfq:read.
block_rfq.taker.(currency)	block-rfq		c	websocket	State of the user's own block RFQs	Its page names no scope; the block RFQ walkthrough says keys need block_rfq:read.
block_rfq.trades.(currency)	block-rfq		c	websocket	Completed block RFQ trades of the whole market	A public feed: public/subscribe opens it without authentication.
block_trade_confirmations	block-trade		c	websocket	Approval of block trades in all currencies	Earlier documentation shows public/subscribe, although the content belongs to one user.
block_trade_confirmations.(currency)	block-trade		c	websocket	Approval of block trades in one currency	Earlier documentation shows public/subscribe, although the content belongs to one user.
broker.trade_requests.(currency)	block-trade		c	websocket	State of broker trade requests	Described in the article on voice brokers only; no scope is documented.	https://docs.deribit.com/articles/voice-broker-trading-api
user.access_log	user		c	websocket	Security events of the account
user.changes.(instrument_name).(interval)	user		c	websocket	Changes of orders, trades, and positions in one instrument
user.changes.(kind).(currency).(interval)	user		c	websocket	Changes of orders, trades, and positions by kind and currency
user.combo_trades.(instrument_name).(interval)	user		c	websocket	The user's combo trades in one instrument
user.combo_trades.(kind).(currency).(interval)	user		c	websocket	The user's combo trades by kind and currency
user.isolated.liquidation	user		c	mainaccount websocket	Liquidations in isolated-margin subaccounts, as the main account sees them
user.liquidation	user		c	websocket	Liquidations of the account
user.lock	user		c	websocket	Locking and unlocking of the account
user.lsp	user		c	websocket	Events of a participant of the Liquidity Support Program	Only with the key of the participating subaccount itself.
user.mmp_trigger.(index_name)	user		c	websocket	Triggers of market maker protection
user.orders.(instrument_name).(interval)	user		c	websocket	Order updates in one instrument, at intervals
user.orders.(instrument_name).raw	user		c	websocket	Order updates in one instrument, each at once
user.orders.(kind).(currency).(interval)	user		c	websocket	Order updates by kind and currency, at intervals
user.orders.(kind).(currency).raw	user		c	websocket	Order updates by kind and currency, each at once
user.portfolio.(currency)	user	account:read,trade:read	c	websocket	Balances and margins in one currency or any	Either scope is enough since the changelog of October 6, 2022; before, only trade:read was. The page of the channel names none.
user.trades.(instrument_name).(interval)	user		c	websocket	The user's trades in one instrument
user.trades.(kind).(currency).(interval)	user		c	websocket	The user's trades by kind and currency
`

// name, last need, last seen, gone by, note
const removedRows = `cancel_quote		2024-02-13 (changelog only)		private/cancel_quotes is meant; one entry of the changelog leaves out the s.
disable_tfa_for_subaccount		2019	2026-08-18	In client libraries of 2019.
disable_tfa_with_recovery_code		2019	2026-08-18	In client libraries of 2019.
get_daily_withdrawal_limit		2021-09-21 (changelog: added)	2026-08-18	When it went is unknown.
get_jwt		2025-11-12 (preview only)	2026-03-26	Never seen outside a preview of the documentation.
get_last_block_trades_by_currency	block_trade:read	2025-01-26	2025-05-07	Use private/get_block_trades.
get_pending_block_trades	block_trade:read	2025-10-27	2026-03-26 (changelog: about 2026-02-24)	Use private/get_block_trade_requests.
get_portfolio_margins	account:read	2025-05-07	2025-06-07 (changelog: 2025-05-13)	private/simulate_portfolio remains. Until October 22, 2021 it took account:read_write.
get_stop_order_history		2021-05-14 (changelog)		Renamed private/get_trigger_order_history on May 14, 2021. Whether the old name still works is unknown.
send_rfq	trade:read_write	2025-07-06	2025-10-27	It belonged to the RFQs that came before block RFQs.
set_api_key_as_default		2019	2026-08-18	In client libraries of 2019.
set_daily_withdrawal_limit		2021-09-21 (changelog: added)	2026-08-18	When it went is unknown.
set_password_for_subaccount		2019	2026-08-18	In client libraries of 2019.
toggle_deposit_address_creation		2019	2026-08-18	In client libraries of 2019.
toggle_portfolio_margin		in client code only		The reference had private/toggle_portfolio_margining, removed on December 3, 2024. Use private/change_margin_model.
toggle_portfolio_margining	account:read_write	2025-01-26	2025-05-07 (changelog: 2024-12-03)	Use private/change_margin_model.
trade_block_rfq	block_rfq:read_write	2025-07-06	2025-10-27	Use private/accept_block_rfq, first seen on July 6, 2025.
`

// id, title, methods, grave
const consequenceRows = `move-funds-out	Withdraw, or send funds out	submit_transfer_to_user withdraw	yes
move-funds-inside	Move funds or positions internally	move_positions submit_transfer_between_subaccounts submit_transfer_to_subaccount
change-withdrawal-addresses	Change where withdrawals may go	add_to_address_book remove_from_address_book set_address_requires_security_key set_coinbase_subaccount_withdrawals_allowed update_in_address_book	yes
place-orders	Place or change orders	buy close_position edit edit_by_label mass_quote sell
cancel-orders	Cancel orders	cancel cancel_all cancel_all_by_currency cancel_all_by_currency_pair cancel_all_by_instrument cancel_all_by_kind_or_type cancel_by_label cancel_quotes
conclude-block-trades	Conclude block trades	approve_block_trade execute_block_trade execute_broker_trade
trade-block-rfqs	Trade block RFQs	accept_block_rfq add_block_rfq_quote create_block_rfq edit_block_rfq_quote
manage-api-keys	Manage API keys	change_scope_in_api_key create_api_key disable_api_key edit_api_key enable_api_key remove_api_key reset_api_key	yes
manage-subaccounts	Manage subaccounts	change_subaccount_name create_subaccount remove_subaccount set_disabled_trading_products set_email_for_subaccount toggle_notifications_from_subaccount toggle_subaccount_login
read-account	Read balances, positions, orders	get_account_summaries get_account_summary get_deposits get_open_orders get_open_orders_by_currency get_open_orders_by_instrument get_open_orders_by_label get_order_history_by_currency get_order_history_by_instrument get_order_state get_order_state_by_label get_position get_positions get_settlement_history_by_currency get_settlement_history_by_instrument get_subaccounts get_subaccounts_details get_transaction_log get_transfers get_trigger_order_history get_user_trades_by_currency get_user_trades_by_currency_and_time get_user_trades_by_instrument get_user_trades_by_instrument_and_time get_user_trades_by_order get_withdrawals
`

// id, title, methods
const jobRows = `read-only-dashboard	Read-only dashboard	get_account_summaries get_deposits get_open_orders get_positions get_transaction_log get_transfers get_user_trades_by_currency get_withdrawals
trade-only-bot	Trade-only bot	buy cancel cancel_all close_position edit get_account_summary get_open_orders get_order_state get_positions get_user_trades_by_instrument sell
market-maker	Market maker	buy cancel_all cancel_quotes edit get_account_summary get_mmp_config get_open_orders get_positions mass_quote reset_mmp sell set_mmp_config
block-rfq-maker	Block RFQ maker	add_block_rfq_quote cancel_all_block_rfq_quotes cancel_block_rfq_quote edit_block_rfq_quote get_account_summary get_block_rfq_quotes get_block_rfqs get_positions
block-rfq-taker	Block RFQ taker	accept_block_rfq cancel_block_rfq create_block_rfq get_account_summary get_block_rfq_makers get_block_rfq_user_info get_block_rfqs get_positions
treasury	Treasury	cancel_withdrawal create_deposit_address get_account_summaries get_address_book get_current_deposit_address get_deposits get_transfers get_withdrawals submit_transfer_between_subaccounts submit_transfer_to_subaccount withdraw
tax-export	Tax export	get_deposits get_order_history_by_currency get_settlement_history_by_currency get_transaction_log get_transfers get_user_trades_by_currency_and_time get_withdrawals
key-manager	Key manager	change_api_key_name change_scope_in_api_key create_api_key disable_api_key edit_api_key enable_api_key list_api_keys remove_api_key reset_api_key
`

// id, title, methods
const taskRows = `place-orders	Place orders	buy edit sell
cancel-orders	Cancel orders	cancel cancel_all
read-orders	Read orders	get_open_orders get_order_state
read-positions	Read positions	get_position get_positions
read-balances	Read balances	get_account_summaries get_account_summary
read-trades	Read trades	get_user_trades_by_currency get_user_trades_by_instrument
transfer-inside	Transfer between own accounts	submit_transfer_between_subaccounts
withdraw	Withdraw	withdraw
`

// id, title, methods
const unifiedRows = `cancelAllOrders	ccxt 4.5.84, js/src/deribit.js	cancel_all cancel_all_by_instrument
cancelOrder	ccxt 4.5.84, js/src/deribit.js	cancel
createDepositAddress	ccxt 4.5.84, js/src/deribit.js	create_deposit_address
createOrder	ccxt 4.5.84, js/src/deribit.js	buy sell
editOrder	ccxt 4.5.84, js/src/deribit.js	edit
fetchAccounts	ccxt 4.5.84, js/src/deribit.js	get_subaccounts
fetchBalance	ccxt 4.5.84, js/src/deribit.js	get_account_summaries get_account_summary
fetchClosedOrders	ccxt 4.5.84, js/src/deribit.js	get_order_history_by_currency get_order_history_by_instrument
fetchDepositAddress	ccxt 4.5.84, js/src/deribit.js	get_current_deposit_address
fetchDeposits	ccxt 4.5.84, js/src/deribit.js	get_deposits
fetchMyLiquidations	ccxt 4.5.84, js/src/deribit.js	get_settlement_history_by_instrument
fetchMyTrades	ccxt 4.5.84, js/src/deribit.js	get_user_trades_by_currency get_user_trades_by_currency_and_time get_user_trades_by_instrument get_user_trades_by_instrument_and_time
fetchOpenOrders	ccxt 4.5.84, js/src/deribit.js	get_open_orders_by_currency get_open_orders_by_instrument
fetchOrder	ccxt 4.5.84, js/src/deribit.js	get_order_state
fetchOrderTrades	ccxt 4.5.84, js/src/deribit.js	get_user_trades_by_order
fetchPosition	ccxt 4.5.84, js/src/deribit.js	get_position
fetchPositions	ccxt 4.5.84, js/src/deribit.js	get_positions
fetchTradingFees	ccxt 4.5.84, js/src/deribit.js	get_account_summary
fetchTransfers	ccxt 4.5.84, js/src/deribit.js	get_transfers
fetchWithdrawals	ccxt 4.5.84, js/src/deribit.js	get_withdrawals
transfer	ccxt 4.5.84, js/src/deribit.js	submit_transfer_to_subaccount submit_transfer_to_user
watchBalance	ccxt 4.5.84, js/src/pro/deribit.js	user.portfolio.(currency)
watchMyTrades	ccxt 4.5.84, js/src/pro/deribit.js	user.trades.(kind).(currency).(interval)
watchOrders	ccxt 4.5.84, js/src/pro/deribit.js	user.orders.(kind).(currency).(interval) user.orders.(kind).(currency).raw
withdraw	ccxt 4.5.84, js/src/deribit.js	withdraw
`
