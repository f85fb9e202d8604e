-- Who may sign in at the desk, for H2 and PostgreSQL. The name is one for all tenants.
create table if not exists shop_person (
  name varchar(100) not null primary key,
  tenant varchar(100) not null,
  actor varchar(255) not null,
  -- slow, salted, and of what kind it says itself
  password_hash varchar(255) not null,
  -- with spaces between them: refunds:read refunds:approve:USD:10000
  authorities varchar(2000) not null,
  shut_out boolean not null default false
);
