-- What the store of the command post keeps. plain is the name as it is compared, so that no two are the same thing.
CREATE TABLE goods (
    id          BIGINT PRIMARY KEY,
    name        VARCHAR(60) NOT NULL,
    name_key    VARCHAR NOT NULL,
    plain       VARCHAR(240) NOT NULL,
    category    VARCHAR(20) NOT NULL,
    measure     VARCHAR(10) NOT NULL,
    least       BIGINT CHECK (least >= 0),
    by_delivery BOOLEAN NOT NULL,
    keeper      VARCHAR(40),
    phone       VARCHAR(20),
    note        VARCHAR(500),
    version     INT NOT NULL,
    retired     VARCHAR(200),
    changed_at  TIMESTAMP(6) NOT NULL,
    changed_by  VARCHAR(60) NOT NULL
);

CREATE INDEX goods_by_name ON goods (name_key, id);

CREATE INDEX goods_of_name ON goods (plain);

CREATE INDEX goods_retired ON goods (retired);

-- The lines of its account. delta is by how much each changed what is in stock; the balance is their sum.
CREATE TABLE stock_entry (
    id         BIGINT PRIMARY KEY,
    goods      BIGINT NOT NULL REFERENCES goods (id),
    at         TIMESTAMP(0) NOT NULL,
    kind       VARCHAR(10) NOT NULL,
    quantity   BIGINT NOT NULL,
    delta      BIGINT NOT NULL,
    measure    VARCHAR(10) NOT NULL,
    party      VARCHAR(60),
    reason     VARCHAR(200),
    handler    VARCHAR(40),
    version    INT NOT NULL,
    retired    VARCHAR(200),
    changed_at TIMESTAMP(6) NOT NULL,
    changed_by VARCHAR(60) NOT NULL
);

-- The book of one kind of goods in its order: for balances, which it covers, and for its list.
CREATE INDEX stock_entry_of_goods ON stock_entry (goods, at, id, retired, delta);

-- Lists in the order of time, and the sums of days, which it covers.
CREATE INDEX stock_entry_by_at ON stock_entry (at, id, retired, kind, goods, measure, delta);

CREATE INDEX stock_entry_retired ON stock_entry (retired);
