npx scope-calculator scan bot --at-most 'account:read block_rfq:read_write trade:read_write'
