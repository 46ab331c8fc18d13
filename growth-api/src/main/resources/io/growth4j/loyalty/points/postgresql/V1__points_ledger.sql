-- The points ledger. points_entry is the truth: append-only, balance = sum(points), remainder of a lot = sum(points) of
-- its entries. points_account and points_lot are caches of it, kept in the same statement that writes the entries; a lot
-- that nothing can happen to any more has no row. points_operation knows each id that was used, what was told under it,
-- and which entries of the account were booked by it.

CREATE TABLE points_operation (
    operation_id text PRIMARY KEY,
    account_id   text NOT NULL,
    content      text NOT NULL,
    points       bigint NOT NULL,
    balance      bigint NOT NULL,
    version      bigint NOT NULL,
    first_seq    bigint NOT NULL,
    last_seq     bigint NOT NULL
);

CREATE TABLE points_entry (
    account_id   text NOT NULL,
    seq          bigint NOT NULL,
    operation_id text NOT NULL,
    kind         text NOT NULL,
    lot          bigint NOT NULL,
    points       bigint NOT NULL,
    at           timestamptz NOT NULL,
    reference    text,
    active_at    timestamptz,
    expires_at   timestamptz,
    PRIMARY KEY (account_id, seq)
);

-- Partial indexes: what credits and redemptions write is in none of them.
CREATE INDEX points_entry_expiry ON points_entry (operation_id) WHERE kind = 'EXPIRE';
CREATE INDEX points_entry_reference ON points_entry (reference) WHERE reference IS NOT NULL;
CREATE INDEX points_entry_debt ON points_entry (account_id) WHERE lot = 0;

CREATE FUNCTION points_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'points_entry is append-only: book an adjustment instead';
END $$;

CREATE TRIGGER points_entry_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON points_entry
    FOR EACH STATEMENT EXECUTE FUNCTION points_entry_is_final();

CREATE TABLE points_account (
    account_id text PRIMARY KEY,
    version    bigint NOT NULL,
    seq        bigint NOT NULL,
    last_at    timestamptz NOT NULL,
    active     bigint NOT NULL CHECK (active >= 0),
    waiting    bigint NOT NULL CHECK (waiting >= 0),
    debt       bigint NOT NULL CHECK (debt >= 0 AND (debt = 0 OR active = 0)),
    earned     bigint NOT NULL,
    redeemed   bigint NOT NULL,
    expired    bigint NOT NULL
) WITH (fillfactor = 70);

CREATE TABLE points_lot (
    account_id   text NOT NULL,
    lot          bigint NOT NULL,
    operation_id text NOT NULL,
    points       bigint NOT NULL,
    remaining    bigint NOT NULL CHECK (remaining BETWEEN 0 AND points),
    earned_at    timestamptz NOT NULL,
    active_at    timestamptz,
    expires_at   timestamptz,
    pending      boolean NOT NULL,
    PRIMARY KEY (account_id, lot)
) WITH (fillfactor = 70);

CREATE INDEX points_lot_due ON points_lot (expires_at) WHERE expires_at IS NOT NULL;
