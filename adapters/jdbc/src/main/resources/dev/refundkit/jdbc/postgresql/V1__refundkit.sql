-- RefundKit, version 1 of the schema, for PostgreSQL 15 or newer.
-- May be run again: what is there already stays as it is. The version is written last.
--
-- Instants are texts of 30 characters such as 2024-01-20T13:30:00.000000000Z, which sort as the
-- instants do from the year 1 to 9999. Amounts are minor units of the row's currency.

create table if not exists refundkit_schema (
  version integer not null,
  constraint refundkit_schema_pk primary key (version)
);

create sequence if not exists refundkit_fence;

create table if not exists refundkit_ledger (
  tenant text collate "C" not null,
  sale_id text collate "C" not null,
  version bigint not null,
  currency text collate "C" not null,
  currency_digits integer not null,
  captured bigint not null,
  reserved bigint not null,
  refunded bigint not null,
  excess bigint not null,
  document text not null,
  constraint refundkit_ledger_pk primary key (tenant, sale_id),
  constraint refundkit_ledger_version check (version >= 1),
  constraint refundkit_ledger_digits check (currency_digits between 0 and 4),
  constraint refundkit_ledger_amounts
    check (captured >= 0 and reserved >= 0 and refunded >= 0 and excess >= 0)
);

create table if not exists refundkit_payment (
  tenant text collate "C" not null,
  sale_id text collate "C" not null,
  payment_id text collate "C" not null,
  captured bigint not null,
  reserved bigint not null,
  refunded bigint not null,
  refunds_count integer not null,
  disputed bigint not null,
  elsewhere bigint not null,
  excess bigint not null,
  constraint refundkit_payment_pk primary key (tenant, sale_id, payment_id),
  constraint refundkit_payment_amounts
    check (captured >= 0 and reserved >= 0 and refunded >= 0 and refunds_count >= 0
      and disputed >= 0 and elsewhere >= 0),
  -- Sums stop at the edge of bigint, as the library's do.
  constraint refundkit_payment_excess
    check (excess = least(9223372036854775807, greatest(0,
      cast(reserved as numeric(38)) + refunded
      + least(9223372036854775807, cast(disputed as numeric(38)) + elsewhere) - captured)))
);

-- decided is the line of a history: the case as the policy saw it, without names of persons.
create table if not exists refundkit_refund (
  tenant text collate "C" not null,
  id text collate "C" not null,
  sale_id text collate "C" not null,
  customer_id text collate "C",
  type text collate "C" not null,
  status text collate "C" not null,
  reason text collate "C" not null,
  currency text collate "C" not null,
  currency_digits integer not null,
  created_at text collate "C" not null,
  updated_at text collate "C" not null,
  subtotal bigint not null,
  tax bigint not null,
  shipping bigint not null,
  adjustment bigint not null,
  total bigint not null,
  need text collate "C",
  need_since text collate "C",
  document text not null,
  decided text,
  constraint refundkit_refund_pk primary key (tenant, id),
  constraint refundkit_refund_type
    check (type in ('FULL', 'PARTIAL', 'ITEM_RETURN', 'SHIPPING', 'TAX_ONLY', 'PAYMENT')),
  constraint refundkit_refund_status
    check (status in ('PENDING', 'APPROVED', 'PROCESSING', 'COMPLETED', 'FAILED', 'REJECTED',
      'CANCELLED')),
  constraint refundkit_refund_digits check (currency_digits between 0 and 4),
  constraint refundkit_refund_total
    check (total = cast(subtotal as numeric(38)) + tax + shipping + adjustment),
  constraint refundkit_refund_need
    check (need is null and need_since is null or need is not null and need_since is not null)
);
create index if not exists refundkit_refund_newest
  on refundkit_refund (tenant, created_at desc, id);
create index if not exists refundkit_refund_of_sale on refundkit_refund (tenant, sale_id);
create index if not exists refundkit_refund_of_customer on refundkit_refund (tenant, customer_id);
create index if not exists refundkit_refund_changed on refundkit_refund (tenant, updated_at);
create index if not exists refundkit_refund_needs on refundkit_refund (tenant, need_since);
create index if not exists refundkit_ledger_excess on refundkit_ledger (tenant, excess);

-- A payout that fell away when its refund was settled to fewer goods stays, released and of amount
-- 0, so that its key is still known.
create table if not exists refundkit_payout (
  tenant text collate "C" not null,
  id text collate "C" not null,
  refund_id text collate "C" not null,
  sale_id text collate "C" not null,
  payment_id text collate "C" not null,
  amount bigint not null,
  state text collate "C" not null,
  payout_key text collate "C" not null,
  replaced boolean not null,
  sent_at text collate "C",
  ended_at text collate "C",
  transaction_id text collate "C",
  constraint refundkit_payout_pk primary key (tenant, id),
  constraint refundkit_payout_keys unique (tenant, payout_key),
  constraint refundkit_payout_amount check (amount >= 0),
  constraint refundkit_payout_state
    check (state in ('RESERVED', 'CLEARED', 'SENDING', 'UNKNOWN', 'PENDING', 'NEEDS_ATTENTION',
      'SUCCEEDED', 'RELEASED'))
);
create index if not exists refundkit_payout_of_refund on refundkit_payout (tenant, refund_id);
create index if not exists refundkit_payout_of_payment
  on refundkit_payout (tenant, sale_id, payment_id);
create index if not exists refundkit_payout_sent on refundkit_payout (tenant, sent_at);

-- Rows are inserted and never changed.
create table if not exists refundkit_timeline (
  tenant text collate "C" not null,
  refund_id text collate "C" not null,
  number integer not null,
  status text collate "C" not null,
  happened_at text collate "C" not null,
  actor text collate "C" not null,
  constraint refundkit_timeline_pk primary key (tenant, refund_id, number),
  constraint refundkit_timeline_number check (number >= 1)
);

-- wanted_at is when it was due at first, due_at when it is due now; ready_at is the same, or empty
-- for an effect that is hurried.
create table if not exists refundkit_effect (
  tenant text collate "C" not null,
  effect_key text collate "C" not null,
  number bigint generated always as identity,
  kind text collate "C" not null,
  sale_id text collate "C" not null,
  refund_id text collate "C" not null,
  subject text collate "C" not null,
  quantity integer not null,
  wanted_at text collate "C" not null,
  due_at text collate "C" not null,
  ready_at text collate "C" not null,
  fence bigint not null,
  held_until text collate "C",
  held_by text collate "C",
  attempts integer not null,
  problem text collate "C",
  given_up boolean not null,
  constraint refundkit_effect_pk primary key (tenant, effect_key),
  constraint refundkit_effect_kind
    check (kind in ('PAY', 'RECHECK', 'RESTOCK', 'NOTIFY', 'LABEL', 'CLOSE_RETURN')),
  constraint refundkit_effect_counts check (quantity >= 0 and attempts >= 0 and fence >= 0),
  constraint refundkit_effect_ready check (ready_at = due_at or ready_at = ''),
  constraint refundkit_effect_held
    check (held_until is null and held_by is null
      or held_until is not null and held_by is not null and fence > 0 and not given_up)
);
create index if not exists refundkit_effect_due on refundkit_effect (tenant, given_up, ready_at);
create index if not exists refundkit_effect_of_refund on refundkit_effect (tenant, refund_id);

create table if not exists refundkit_answer (
  tenant text collate "C" not null,
  answer_key text collate "C" not null,
  fingerprint text collate "C" not null,
  refund_id text collate "C" not null,
  answered_at text collate "C" not null,
  document text not null,
  constraint refundkit_answer_pk primary key (tenant, answer_key)
);
create index if not exists refundkit_answer_of_refund on refundkit_answer (tenant, refund_id);
create index if not exists refundkit_answer_age on refundkit_answer (tenant, answered_at);

-- What approvals without a person have spent of a policy's budgets, window by window.
create table if not exists refundkit_budget (
  tenant text collate "C" not null,
  spend_key text collate "C" not null,
  budget text collate "C" not null,
  subject text collate "C" not null,
  currency text collate "C" not null,
  currency_digits integer not null,
  since text collate "C" not null,
  spent bigint not null,
  constraint refundkit_budget_pk primary key (tenant, spend_key),
  constraint refundkit_budget_digits check (currency_digits between 0 and 4),
  constraint refundkit_budget_spent check (spent > 0)
);

-- What always holds, as views that must be empty.

create or replace view refundkit_audit_balance as
select tenant, sale_id, cast(null as text) as refund_id, payment_id as subject,
  'the balance of the payment is not the sum of its payouts' as what
from (
  select tenant, sale_id, payment_id, reserved as held, refunded as done, refunds_count as counted
  from refundkit_payment
  union all
  select tenant, sale_id, payment_id,
    case when state in ('SUCCEEDED', 'RELEASED') then 0 else -amount end,
    case when state = 'SUCCEEDED' then -amount else 0 end,
    case when state = 'SUCCEEDED' then -1 else 0 end
  from refundkit_payout) both_sides
group by tenant, sale_id, payment_id
having sum(held) <> 0 or sum(done) <> 0 or sum(counted) <> 0;

create or replace view refundkit_audit_ledger as
select l.tenant, l.sale_id, cast(null as text) as refund_id, l.sale_id as subject,
  'the totals of the ledger are not the sums of its payments' as what
from refundkit_ledger l
left join (
  select tenant, sale_id, sum(captured) as captured, sum(reserved) as reserved,
    sum(refunded) as refunded, sum(excess) as excess
  from refundkit_payment group by tenant, sale_id) p
on p.tenant = l.tenant and p.sale_id = l.sale_id
where l.captured <> coalesce(p.captured, 0) or l.reserved <> coalesce(p.reserved, 0)
  or l.refunded <> coalesce(p.refunded, 0)
  or l.excess <> least(9223372036854775807, coalesce(p.excess, 0));

create or replace view refundkit_audit_cap as
select tenant, sale_id, cast(null as text) as refund_id, payment_id as subject,
  'more is held and given back than was captured, and no excess is shown' as what
from refundkit_payment
where cast(reserved as numeric(38)) + refunded > captured and excess = 0;

create or replace view refundkit_audit_excess as
select tenant, sale_id, cast(null as text) as refund_id, payment_id as subject,
  'the excess of the payment is not what exceeds its capture' as what
from refundkit_payment
where excess <> least(9223372036854775807, greatest(0,
  cast(reserved as numeric(38)) + refunded
  + least(9223372036854775807, cast(disputed as numeric(38)) + elsewhere) - captured));

create or replace view refundkit_audit_amounts as
select tenant, sale_id, id as refund_id, id as subject,
  'the total is not subtotal, tax, shipping and adjustment' as what
from refundkit_refund
where total <> cast(subtotal as numeric(38)) + tax + shipping + adjustment;

create or replace view refundkit_audit_payouts as
select r.tenant, r.sale_id, r.id as refund_id, r.id as subject,
  'the payouts that none replaced do not add up to the total of the refund' as what
from refundkit_refund r
join (
  select tenant, refund_id, sum(case when replaced then 0 else amount end) as live
  from refundkit_payout group by tenant, refund_id) p
on p.tenant = r.tenant and p.refund_id = r.id
where p.live <> r.total;

create or replace view refundkit_audit_effects as
select p.tenant, p.sale_id, p.refund_id, p.id as subject,
  'the payout is on its way and has no open pay effect' as what
from refundkit_payout p
where p.state in ('CLEARED', 'SENDING', 'UNKNOWN', 'PENDING') and not exists (
  select 1 from refundkit_effect e
  where e.tenant = p.tenant and e.effect_key = 'pay:' || p.id and e.kind = 'PAY'
    and not e.given_up)
union all
select e.tenant, e.sale_id, e.refund_id, e.subject,
  'there is an open pay effect for a payout that is not on its way' as what
from refundkit_effect e
where e.kind = 'PAY' and not e.given_up and (e.effect_key <> 'pay:' || e.subject
  or not exists (
    select 1 from refundkit_payout p
    where p.tenant = e.tenant and p.id = e.subject and p.refund_id = e.refund_id
      and p.state in ('CLEARED', 'SENDING', 'UNKNOWN', 'PENDING')));

create or replace view refundkit_audit_orphans as
select e.tenant, e.sale_id, e.refund_id, e.effect_key as subject,
  'the refund of the effect is not there' as what
from refundkit_effect e where not exists (
  select 1 from refundkit_refund r where r.tenant = e.tenant and r.id = e.refund_id)
union all
select p.tenant, p.sale_id, p.refund_id, p.id, 'the refund of the payout is not there'
from refundkit_payout p where not exists (
  select 1 from refundkit_refund r where r.tenant = p.tenant and r.id = p.refund_id)
union all
select t.tenant, cast(null as text), t.refund_id, t.refund_id,
  'the refund of the timeline is not there'
from refundkit_timeline t where t.number = 1 and not exists (
  select 1 from refundkit_refund r where r.tenant = t.tenant and r.id = t.refund_id)
union all
select a.tenant, cast(null as text), a.refund_id, a.refund_id,
  'the refund of the stored answer is not there'
from refundkit_answer a where not exists (
  select 1 from refundkit_refund r where r.tenant = a.tenant and r.id = a.refund_id)
union all
select r.tenant, r.sale_id, r.id, r.id, 'the ledger of the refund is not there'
from refundkit_refund r where not exists (
  select 1 from refundkit_ledger l where l.tenant = r.tenant and l.sale_id = r.sale_id)
union all
select p.tenant, p.sale_id, cast(null as text), p.payment_id,
  'the ledger of the payment is not there'
from refundkit_payment p where not exists (
  select 1 from refundkit_ledger l where l.tenant = p.tenant and l.sale_id = p.sale_id);

create or replace view refundkit_audit_keys as
select tenant, cast(null as text) as sale_id, refund_id, refund_id as subject,
  'the refund is the answer to more than one idempotency key' as what
-- Keys of the library's own are notices that were taken.
from refundkit_answer where answer_key not like 'refundkit:%'
group by tenant, refund_id having count(*) > 1
union all
select tenant, cast(null as text), min(refund_id), payout_key,
  'more than one payout has this key'
from refundkit_payout group by tenant, payout_key having count(*) > 1;

-- The main states of the timeline, each with the one before it; created stands for pending.
create or replace view refundkit_step as
select tenant, refund_id, number, status,
  lag(status) over (partition by tenant, refund_id order by number) as came_from,
  lag(number) over (partition by tenant, refund_id order by number) as came_number,
  lead(number) over (partition by tenant, refund_id order by number) as next_number
from refundkit_timeline
where status in ('created', 'pending', 'approved', 'processing', 'completed', 'failed', 'rejected',
  'cancelled');

create or replace view refundkit_audit_timeline as
select s.tenant, cast(null as text) as sale_id, s.refund_id, s.status as subject,
  'the timeline reaches a state that does not follow from the one before' as what
from refundkit_step s
where s.came_from is null and (s.status <> 'created' or s.number <> 1)
  or s.came_from is not null and s.came_from || '>' || s.status not in (
    'created>approved', 'created>rejected', 'created>cancelled',
    'approved>processing', 'approved>completed', 'approved>cancelled',
    'processing>completed', 'processing>failed', 'processing>cancelled',
    'completed>failed',
    'failed>processing', 'failed>completed', 'failed>cancelled')
  or s.came_from = 'completed' and not exists (
    select 1 from refundkit_timeline t
    where t.tenant = s.tenant and t.refund_id = s.refund_id and t.status = 'reversed'
      and t.number > s.came_number and t.number < s.number)
union all
select r.tenant, r.sale_id, r.id, r.status, 'the timeline does not end in the state of the refund'
from refundkit_refund r
left join refundkit_step s
on s.tenant = r.tenant and s.refund_id = r.id and s.next_number is null
where s.status is null
  or case when s.status = 'created' then 'PENDING' else upper(s.status) end <> r.status
union all
select tenant, cast(null as text), refund_id, refund_id,
  'the numbers of the timeline have a gap'
from refundkit_timeline group by tenant, refund_id having max(number) <> count(*);

insert into refundkit_schema (version)
select 1 where not exists (select 1 from refundkit_schema where version = 1);
