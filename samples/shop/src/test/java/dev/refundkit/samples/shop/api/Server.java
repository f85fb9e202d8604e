package dev.refundkit.samples.shop.api;

import dev.refundkit.engine.RefundEngine;
import dev.refundkit.jdbc.JdbcRefundStore;
import dev.refundkit.jdbc.JdbcSchema;
import dev.refundkit.policy.RefundPolicy;
import dev.refundkit.samples.shop.ShopDatabase;
import dev.refundkit.spi.Inventory;
import dev.refundkit.spi.PaymentProcessor;
import dev.refundkit.spi.RefundStore;
import dev.refundkit.spi.Sales;
import dev.refundkit.spring.RefundEngines;
import dev.refundkit.spring.RefundStores;
import dev.refundkit.spring.TenantPorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API on a port of its own, over two shops, one whose database is broken, and one that is busy.
 */
final class Server implements AutoCloseable {

  static final String SECRET = "a-secret-of-the-north";
  static final String OLD_SECRET = "an-older-one-of-the-north";
  static final String SOUTHERN_SECRET = "a-secret-of-the-south";

  private static final List<String> EVERYTHING =
      List.of(
          "refunds:read", "refunds:write", "refunds:approve", "payments:read", "payments:write");

  private static final Map<ShopDatabase, Server> SHARED = new EnumMap<>(ShopDatabase.class);

  final Map<String, Tenant> tenants =
      Map.of(
          "north",
          new Tenant(),
          "south",
          new Tenant(),
          "broken",
          new Tenant(),
          "busy",
          new Tenant());
  final Tenant north = tenants.get("north");
  private final ConfigurableApplicationContext context;
  final int port;

  private Server(ShopDatabase database, List<String> properties) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "server.port=0",
                "spring.main.banner-mode=off",
                "server.address=127.0.0.1",
                "spring.config.location=classpath:application-api.yaml",
                "refund.tenants=north,south,broken,busy",
                "refund.effects.enabled=false",
                "server.tomcat.connection-timeout=1s",
                "shop.api.rate.per-key=1000000",
                "shop.api.rate.per-address=1000000",
                "shop.api.webhooks.secrets.north=" + SECRET + "," + OLD_SECRET,
                "shop.api.webhooks.secrets.south=" + SOUTHERN_SECRET,
                "shop.api.webhooks.secrets.broken=a-secret-of-the-broken",
                "shop.api.webhooks.secrets.busy=a-secret-of-the-busy"));
    properties.forEach(property -> all.removeIf(each -> each.startsWith(name(property))));
    all.addAll(properties);
    SpringApplication application = new SpringApplication(Application.class);
    application.addInitializers(
        started -> {
          GenericApplicationContext beans = (GenericApplicationContext) started;
          beans.registerBean(Ports.class, () -> new Ports(tenants));
          beans.registerBean(DataSource.class, database::empty);
        });
    context = application.run(all.stream().map(property -> "--" + property).toArray(String[]::new));
    port = ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  private static String name(String property) {
    return property.substring(0, property.indexOf('=') + 1);
  }

  /** One for all tests that change none of its settings. */
  static synchronized Server shared(ShopDatabase database) {
    return SHARED.computeIfAbsent(database, Server::start);
  }

  static Server start(ShopDatabase database, String... properties) {
    return new Server(database, List.of(properties));
  }

  /** A caller from the north who may do everything. */
  Client client() {
    return client("north", "agent");
  }

  Client client(String tenant, String actor) {
    return client(tenant, actor, EVERYTHING);
  }

  Client client(String tenant, String actor, List<String> authorities) {
    return stranger().with("Authorization", "Bearer " + key(tenant, actor, authorities, null));
  }

  /** A caller without a key. */
  Client stranger() {
    return new Client(port);
  }

  String key(String tenant, String actor, List<String> authorities, Instant expiresAt) {
    return keys().issue(tenant, actor, authorities, expiresAt);
  }

  ApiKeys keys() {
    return context.getBean(ApiKeys.class);
  }

  RefundEngine engine(String tenant) {
    return context.getBean(RefundEngines.class).of(tenant);
  }

  JdbcClient jdbc() {
    return JdbcClient.create(context.getBean(DataSource.class));
  }

  /** Has others be in the way of whatever is done in the busy shop. */
  void busy(boolean busy) {
    ((BusyStore) context.getBean(RefundEngines.class).store("busy")).busy = busy;
  }

  /** Does what refunds in the north have led to. */
  void runEffects() {
    engine("north").effects("test").runDue();
  }

  @Override
  public void close() {
    context.close();
  }

  /** What is around the API; who calls it has a key and no password. */
  @EnableAutoConfiguration(
      exclude = {
        ManagementWebSecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        ServletWebSecurityAutoConfiguration.class,
        UserDetailsServiceAutoConfiguration.class
      })
  @Import(ApiConfiguration.class)
  static class Application {

    @Bean
    RefundStores stores(DataSource database) {
      JdbcSchema.install(database);
      return tenant -> {
        RefundStore store = JdbcRefundStore.open(database, tenant);
        return switch (tenant) {
          case "broken" -> new BrokenStore(store);
          case "busy" -> new BusyStore(store);
          default -> store;
        };
      };
    }
  }

  private record Ports(Map<String, Tenant> tenants) implements TenantPorts {

    @Override
    public Sales sales(String tenant) {
      return tenants.get(tenant).sales;
    }

    @Override
    public PaymentProcessor processor(String tenant) {
      return tenants.get(tenant).processor;
    }

    @Override
    public Inventory inventory(String tenant) {
      return tenants.get(tenant).inventory;
    }

    @Override
    public RefundPolicy policy(String tenant) {
      return new PolicyByReason();
    }
  }
}
