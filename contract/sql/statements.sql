-- One statement for each of the hardest duties. A parameter is `:name`. What returns no row did not happen: then ask why
-- with a statement that only reads. What has ended is judged by `clock_timestamp()`: `now()` is the beginning of the
-- transaction, which may have waited for a lock since. In this order, on one connection: `begin_answer`, what counts, `use_challenge`, each committed
-- by itself; then `begin`, effects, `store_answer`, `commit`: effect and answer in one transaction.

-- name: begin_answer
-- Returns a row to whoever works on this key now: first, or in place of a process that has died. No row: find_answer.
insert into answers (subject, operation, key, body_hash) values (:subject, :operation, :key, :body_hash)
on conflict (subject, operation, key) do update set started_at = now(), attempt = answers.attempt + 1
where answers.status is null
  and answers.body_hash = excluded.body_hash
  and answers.started_at < now() - interval '1 minute'
returning attempt;

-- name: find_answer
-- Another body is 422; no status yet is 409 request-in-progress. No row: the first one has failed meanwhile, begin again.
select body_hash = :body_hash as same_body, status, answer from answers
where subject = :subject and operation = :operation and key = :key;

-- name: store_answer
-- The last statement of the transaction. No row: another process has taken over, so roll back.
update answers set status = :status, answer = :answer
where subject = :subject and operation = :operation and key = :key and status is null and attempt = :attempt
returning key;

-- name: forget_answer
-- After a failure, which is never stored.
delete from answers
where subject = :subject and operation = :operation and key = :key and status is null and attempt = :attempt;

-- name: count_try
-- Before anything is decided, in a transaction of its own: a decision that is rolled back gives no try back. No row:
-- limit-reached. `:most` is 1 or more: of a limit that allows none, ask nothing.
insert into tries (kind, target, day, tries) values (:kind, :target, (now() at time zone 'Asia/Shanghai')::date, 1)
on conflict (kind, target, day) do update set tries = tries.tries + 1 where tries.tries < :most
returning tries;

-- name: use_challenge
-- In a transaction of its own, by the first try that reaches verification. No row: challenge-expired.
update challenges set used_at = now()
where id = :id and session = :session and subject = :subject and enterprise = :enterprise
  and used_at is null and expires_at > clock_timestamp()
returning nonce, expires_at_text;

-- name: use_ticket
-- With the certification. No row: ticket-expired, or record-changed if only the binding differs.
update tickets set used_at = now()
where id = :id and subject = :subject and step = :step and binding = :binding and used_at is null
  and expires_at > clock_timestamp()
returning id;

-- name: count_sms_try
-- Before the code is compared, in a transaction of its own. No row: sms-too-many or sms-expired.
update sms_codes set tries_left = tries_left - 1
where id = :id and ticket = :ticket and binding = :binding and tries_left > 0 and used_at is null
  and expires_at > clock_timestamp()
returning tries_left;

-- name: use_sms_code
-- After count_sms_try, with the certification. No row: sms-incorrect.
update sms_codes set used_at = now()
where id = :id and ticket = :ticket and code_hash = :code_hash and used_at is null
returning id;

-- name: decide_handoff
-- What the place says, with the certification. No row: cancelled, decided before, or too late.
update handoffs set state = 'decided', outcome = :outcome
where order_number = :order_number and method = :method and place = :place and state = 'open' and expires_at > clock_timestamp()
returning id, subject, binding;

-- name: cancel_handoff
-- Looks and ends in one step. No row: unknown or another user's, which is `ended`, too.
update handoffs set state = case state when 'open' then 'ended' else state end
where id = :id and subject = :subject
returning state;

-- name: scan_code
-- By a press on the phone. No row: somebody else was first, or it is over.
update handoffs set scanned_at = now()
where order_number = :order_number and scanned_at is null and state = 'open' and expires_at > clock_timestamp()
returning id;

-- name: lock_account
-- First in each transaction that changes several rows of one account.
select version from accounts where account = :account for update;

-- name: withdraw_former_requests
-- After lock_account, before open_request.
update requests set state = case when expires_at > clock_timestamp() then 'withdrawn' else 'expired' end
where account = :account and state = 'open'
returning id;

-- name: expire_requests
-- By itself, before open_request: what has expired holds its number until then. It waits for nobody.
update requests set state = 'expired'
where id in (
  select id from requests where named = :named and state = 'open' and expires_at <= clock_timestamp() for update skip locked
)
returning id;

-- name: free_numbers
-- After withdraw_former_requests: draw one of them for open_request, with a secure random generator. A number that another
-- transaction is giving up is not free yet, because two that wait for each other's number would never end.
select free::text as number from generate_series(10, 99) as free
where not exists (
  select from requests where named = :named and state = 'open' and number = free::text
);

-- name: open_request
-- No row: somebody else has drawn the number. Draw another one; where none is free, open it with no number and no inbox.
insert into requests (id, account, named, enterprise, number, binding, expires_at)
values (:id, :account, :named, :enterprise, :number, :binding, now() + interval '30 minutes')
on conflict (named, number) where state = 'open' do nothing
returning id;

-- name: withdraw_request
-- No row: look at its state. What an administrator has answered is `decided`: confirmed, declined, a wrong number or
-- id-number-taken. Everything else is `ended`.
update requests set state = 'withdrawn' where id = :id and account = :account and state = 'open'
returning id;

-- name: confirm_request
-- A wrong number ends it, and so does an ID number that another account of the enterprise has: look for one before. No
-- row: assistance-answered, -withdrawn or -expired, by its state, or record-changed if only the binding differs.
update requests
set state = case
      when number is distinct from :number then 'wrong-number'
      when :is_number_taken then 'id-number-taken'
      else 'confirmed'
    end,
    answered_by = :administrator, answered_at = now()
where id = :id and enterprise = :enterprise and account <> :administrator and binding = :binding
  and state = 'open' and expires_at > clock_timestamp()
returning state, account;

-- name: decline_request
update requests set state = 'declined', answered_by = :administrator, answered_at = now()
where id = :id and enterprise = :enterprise and account <> :administrator and state = 'open'
  and expires_at > clock_timestamp()
returning account;

-- name: make_code
-- A new code takes the place of the former one, with five tries of its own.
update requests
set code_hash = :code_hash, code_by = :administrator, code_tries_left = 5,
    code_expires_at = least(now() + interval '10 minutes', expires_at)
where id = :id and enterprise = :enterprise and account <> :administrator and state = 'open'
  and expires_at > clock_timestamp()
returning code_expires_at;

-- name: count_code_try
-- Before the code is compared, in a transaction of its own, also where there is no code. No row: no tries are left.
update requests set code_tries_left = code_tries_left - 1
where id = :id and account = :account and state = 'open' and expires_at > clock_timestamp() and code_tries_left > 0
returning code_tries_left;

-- name: use_code
-- After count_code_try, and ended by an ID number that is taken, as in confirm_request. Judge `code_by` as it is now: who
-- administers the enterprise no more has made a wrong code. No row: a wrong code, or record-changed if only the binding
-- differs.
update requests
set state = case when :is_number_taken then 'id-number-taken' else 'confirmed' end,
    answered_by = code_by, answered_at = now()
where id = :id and account = :account and binding = :binding and state = 'open' and code_hash = :code_hash
  and code_expires_at > clock_timestamp()
returning state, code_by;

-- name: save_record
-- With your own update of the record. No row: 412 conflict.
update accounts set version = version + 1 where account = :account and version = :version
returning version;

-- name: drop_certifications
-- With the change of the record that affects them.
update certifications set dropped_at = now() where account = :account and method = any (:methods) and dropped_at is null
returning id;

-- name: certify
-- The one that it replaces ends in the same transaction, by drop_certifications.
insert into certifications (id, account, enterprise, method, level, certificate_number, counts_after, ends_at)
values (:id, :account, :enterprise, :method, :level, :certificate_number, :counts_after, :ends_at)
on conflict (account, method) where dropped_at is null do nothing
returning id;

-- name: keep_consent
-- With what it allows, also where that is refused. The key makes a second request of the same press no second consent.
insert into consents (account, notice, version, key) values (:account, :notice, :version, :key)
on conflict do nothing;
