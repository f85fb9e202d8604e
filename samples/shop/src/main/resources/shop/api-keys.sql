-- Keys of the API, for H2 and PostgreSQL. A key itself is kept nowhere.
CREATE TABLE IF NOT EXISTS shop_api_key (
  -- of the key, in hexadecimal
  sha256      VARCHAR(64)   NOT NULL PRIMARY KEY,
  tenant      VARCHAR(255)  NOT NULL,
  actor       VARCHAR(255)  NOT NULL,
  -- with spaces between them: refunds:write refunds:approve:USD:10000
  authorities VARCHAR(2000) NOT NULL,
  expires_at  TIMESTAMP WITH TIME ZONE,
  revoked     BOOLEAN       NOT NULL DEFAULT FALSE
);
