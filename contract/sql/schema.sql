-- Tables for what must hold at many requests at once, on all servers together. PostgreSQL 13 or later, READ COMMITTED.
-- Your own tables of accounts, records and enterprises take the place of `accounts`. Times are the database's.
--
-- Whoever locks several rows locks them in this order: the account, what is used up (challenge, ticket, code, handoff,
-- request), the certification, the answer. So nobody waits for somebody who waits for them.

-- One row for each account; `version` is another one after each change, by whomever: the ETag is made of it.
create table accounts (
  account text primary key,
  enterprise text,
  version bigint not null default 1
);

-- An answer by its key. Without a status it is being worked on since `started_at`, by the process that has this `attempt`.
create table answers (
  subject text not null,
  operation text not null,
  key text not null,
  body_hash bytea not null,
  started_at timestamptz not null default now(),
  attempt integer not null default 1,
  status smallint,
  answer text,
  primary key (subject, operation, key)
);
-- Kept for a day: delete from answers where started_at < now() - interval '1 day';
-- With an administrator's code in it, an answer ends with the code: it is deleted by the key that made it.

-- How often something was tried: `kind` names the limit, `target` whom or what it is about (an account, a mobile, an address).
create table tries (
  kind text not null,
  target text not null,
  day date not null,
  tries integer not null,
  primary key (kind, target, day)
);
-- Kept for a day: delete from tries where day < (now() at time zone 'Asia/Shanghai')::date - 1;

create table challenges (
  id text primary key,
  session text not null,
  subject text not null,
  enterprise text not null,
  -- As both were sent: the card signs them.
  nonce text not null,
  expires_at_text text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Kept for an hour: delete from challenges where expires_at < now() - interval '1 hour';

-- `binding` is a hash of what the ticket certifies: code and name of the enterprise; name, document and number of the holder.
create table tickets (
  id text primary key,
  subject text not null,
  step text not null,
  binding bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Kept for an hour: delete from tickets where expires_at < now() - interval '1 hour';

-- `binding` is a hash of person, card and mobile.
create table sms_codes (
  id text primary key,
  ticket text not null,
  binding bytea not null,
  code_hash bytea not null,
  tries_left smallint not null default 3,
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Kept for an hour: delete from sms_codes where expires_at < now() - interval '1 hour';

create table handoffs (
  id text primary key,
  subject text not null,
  method text not null,
  place text not null,
  -- The place's own number for it, never the id.
  order_number text not null unique,
  binding bytea not null,
  state text not null default 'open' check (state in ('open', 'decided', 'ended')),
  outcome text,
  scanned_at timestamptz,
  expires_at timestamptz not null
);
-- Kept for a day: delete from handoffs where expires_at < now() - interval '1 day';

create table requests (
  id text primary key,
  account text not null,
  -- What was named, the same for a code and a name: unknown enterprises have one, too.
  named text not null,
  -- Whose inbox it is in. Null: in none, which nobody is told.
  enterprise text,
  number char(2),
  -- As that of a ticket: of the holder's name, document and number.
  binding bytea not null,
  state text not null default 'open' check (
    state in ('open', 'withdrawn', 'confirmed', 'declined', 'wrong-number', 'id-number-taken', 'expired')
  ),
  answered_by text,
  answered_at timestamptz,
  code_hash bytea,
  code_by text,
  code_tries_left smallint not null default 5,
  code_expires_at timestamptz,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create unique index one_open_request on requests (account) where state = 'open';
create unique index one_number on requests (named, number) where state = 'open';
create index inbox on requests (enterprise, asked_at) where state = 'open';
-- Kept for a day, since its limits count 24 hours: delete from requests where asked_at < now() - interval '1 day';

-- Kept as long as the law asks for it: no delete statement.
create table consents (
  account text not null,
  notice text not null,
  version text not null,
  given_at timestamptz not null default now(),
  key text not null,
  primary key (account, notice, version, key)
);

create table certifications (
  id text primary key,
  account text not null,
  enterprise text not null,
  method text not null,
  level smallint not null,
  -- Of the card's certificate: when that is revoked, the certification ends.
  certificate_number text,
  verified_at timestamptz not null default now(),
  -- From which sign-in on it counts. Null: at once.
  counts_after timestamptz,
  ends_at timestamptz,
  dropped_at timestamptz
);
create unique index one_certification on certifications (account, method) where dropped_at is null;
-- Kept as long as your audit needs them.
