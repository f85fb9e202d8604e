-- The shop's own tables, for H2 and PostgreSQL. Every key begins with the tenant. Amounts are minor
-- units of the currency beside them, or of the order's.

create table if not exists shop_order (
  tenant varchar(100) not null,
  id varchar(255) not null,
  customer_id varchar(255),
  currency varchar(3) not null,
  placed_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  prices_include_tax boolean not null,
  discount bigint not null,
  shipping bigint not null,
  shipping_discount bigint not null,
  primary key (tenant, id)
);

create table if not exists shop_line (
  tenant varchar(100) not null,
  order_id varchar(255) not null,
  id varchar(255) not null,
  line_number integer not null,
  product_id varchar(255) not null,
  product_name varchar(4000) not null,
  sku varchar(255),
  category varchar(100) not null,
  tags varchar(1000) not null,
  quantity integer not null,
  subtotal bigint not null,
  discount bigint not null,
  shipped boolean not null,
  primary key (tenant, order_id, id),
  foreign key (tenant, order_id) references shop_order (tenant, id)
);

create table if not exists shop_line_tax (
  tenant varchar(100) not null,
  order_id varchar(255) not null,
  line_id varchar(255) not null,
  name varchar(255) not null,
  tax_number integer not null,
  amount bigint not null,
  primary key (tenant, order_id, line_id, name),
  foreign key (tenant, order_id, line_id) references shop_line (tenant, order_id, id)
);

create table if not exists shop_shipping_tax (
  tenant varchar(100) not null,
  order_id varchar(255) not null,
  name varchar(255) not null,
  tax_number integer not null,
  amount bigint not null,
  primary key (tenant, order_id, name),
  foreign key (tenant, order_id) references shop_order (tenant, id)
);

-- The key lets a payment belong to one order only.
create table if not exists shop_payment (
  tenant varchar(100) not null,
  id varchar(255) not null,
  order_id varchar(255) not null,
  payment_number integer not null,
  type varchar(100) not null,
  brand varchar(100),
  last4 varchar(4),
  captured bigint not null check (captured >= 0),
  primary key (tenant, id),
  unique (tenant, order_id, payment_number),
  foreign key (tenant, order_id) references shop_order (tenant, id)
);

create table if not exists shop_customer (
  tenant varchar(100) not null,
  id varchar(255) not null,
  email varchar(255),
  risk numeric(3, 2),
  primary key (tenant, id)
);

-- What a customer has spent in all their time.
create table if not exists shop_customer_spent (
  tenant varchar(100) not null,
  customer_id varchar(255) not null,
  currency varchar(3) not null,
  amount bigint not null,
  primary key (tenant, customer_id, currency),
  foreign key (tenant, customer_id) references shop_customer (tenant, id)
);

-- Refunds from before the shop had RefundKit.
create table if not exists shop_former_refund (
  tenant varchar(100) not null,
  customer_id varchar(255) not null,
  refunded_at timestamp with time zone not null,
  primary key (tenant, customer_id, refunded_at),
  foreign key (tenant, customer_id) references shop_customer (tenant, id)
);

create table if not exists shop_stock (
  tenant varchar(100) not null,
  product_id varchar(255) not null,
  units bigint not null,
  primary key (tenant, product_id)
);

create table if not exists shop_restock (
  tenant varchar(100) not null,
  restock_key varchar(255) not null,
  product_id varchar(255) not null,
  units bigint not null,
  primary key (tenant, restock_key)
);

-- What is to be sent to customers. Whoever sends it sets sent_at.
create table if not exists shop_mail (
  tenant varchar(100) not null,
  notice_key varchar(255) not null,
  customer_id varchar(255) not null,
  kind varchar(100) not null,
  refund_id varchar(255) not null,
  text varchar(4000) not null,
  written_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  primary key (tenant, notice_key),
  foreign key (tenant, customer_id) references shop_customer (tenant, id)
);

-- Refunds to store credit; a customer's balance is their sum.
create table if not exists shop_credit (
  tenant varchar(100) not null,
  payout_key varchar(255) not null,
  number bigint generated always as identity,
  customer_id varchar(255) not null,
  payment_id varchar(255) not null,
  amount bigint not null check (amount > 0),
  currency varchar(3) not null,
  credited_at timestamp with time zone not null,
  primary key (tenant, payout_key),
  foreign key (tenant, payment_id) references shop_payment (tenant, id)
);
