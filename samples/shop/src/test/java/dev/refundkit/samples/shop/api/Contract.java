package dev.refundkit.samples.shop.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * The API's own description, held against what was asked and answered. Every answer must be
 * described: its status, its headers, its content type, its body. Whatever was accepted must have
 * been asked for as described.
 */
final class Contract {

  private static final String DOCUMENT = "https://shop.test/openapi";

  private static final class Shared {
    static final Contract CONTRACT = of("/shop/openapi.yaml");
  }

  private final JsonNode document;
  private final SchemaRegistry schemas;
  private final Set<String> seen = new TreeSet<>();

  Contract(JsonNode document) {
    this.document = document;
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(config)
                    .schemas(Map.of(DOCUMENT, document.toString())));
  }

  static Contract shared() {
    return Shared.CONTRACT;
  }

  static Contract of(String resource) {
    try (InputStream in = Contract.class.getResourceAsStream(resource)) {
      Object yaml = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return new Contract(JsonMapper.shared().valueToTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Every status of every operation that is described: {@code post /v1/refunds 201}. */
  Set<String> described() {
    Set<String> all = new TreeSet<>();
    document
        .get("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, operation) ->
                        operation
                            .get("responses")
                            .propertyNames()
                            .forEach(status -> all.add(method + " " + path + " " + status))));
    return all;
  }

  /** What of that was answered. */
  synchronized Set<String> seen() {
    return new TreeSet<>(seen);
  }

  /**
   * Checks one exchange.
   *
   * @param target path and query
   * @param body null if there was none
   */
  void check(String method, String target, byte[] body, Reply reply) {
    String path = target.replaceFirst("\\?.*", "");
    String template = template(path);
    JsonNode operation =
        template == null
            ? null
            : document.get("paths").get(template).get(method.toLowerCase(Locale.ROOT));
    String place = method + " " + target + " " + reply.status();
    if (operation == null) {
      checkUndescribed(place, reply);
      return;
    }
    JsonNode response = resolve(operation.get("responses").get(String.valueOf(reply.status())));
    require(response != null, place + " is not described: " + reply.text());
    checkAnswer(place, response, reply);
    if (reply.status() < 300) {
      checkRequest(place, operation, target, body);
    }
    synchronized (this) {
      seen.add(method.toLowerCase(Locale.ROOT) + " " + template + " " + reply.status());
    }
  }

  private String template(String path) {
    String[] asked = path.split("/", -1);
    String found = null;
    for (String template : document.get("paths").propertyNames()) {
      String[] parts = template.split("/", -1);
      boolean fits = parts.length == asked.length;
      for (int i = 0; fits && i < parts.length; i++) {
        fits = parts[i].equals("{id}") ? !asked[i].isEmpty() : parts[i].equals(asked[i]);
      }
      if (fits && (found == null || found.contains("{"))) {
        found = template;
      }
    }
    return found;
  }

  /** What no operation is for has only errors to answer with. */
  private void checkUndescribed(String place, Reply reply) {
    require(reply.status() >= 400, place + " is no operation, and was answered");
    validate(place, "#/components/schemas/Error", reply.json());
    checkError(place, reply);
  }

  private void checkAnswer(String place, JsonNode response, Reply reply) {
    if (response.has("headers")) {
      response
          .get("headers")
          .forEachEntry(
              (name, header) -> {
                String value = reply.header(name);
                require(value != null, place + " lacks the header " + name);
                validate(
                    place + " " + name, resolve(header).get("schema"), StringNode.valueOf(value));
              });
    }
    JsonNode content = response.get("content");
    if (content == null) {
      require(reply.bytes().length == 0, place + " has a body");
      return;
    }
    String type = content.propertyNames().iterator().next();
    require(
        type.equals(reply.header("Content-Type")),
        place + " is not " + type + " but " + reply.headers());
    JsonNode schema = content.get(type).get("schema");
    if (schema != null) {
      validate(place, schema, reply.json());
    }
    if (reply.status() >= 400) {
      checkError(place, reply);
    }
  }

  private void checkError(String place, Reply reply) {
    String code = reply.at("/error/code");
    JsonNode known = document.get("x-error-codes").get(code);
    require(known != null, place + " has the unknown code " + code);
    require(known.get("status").asInt() == reply.status(), place + " is no status of code " + code);
    require(
        reply.at("/error/documentation_url").equals("/openapi.yaml#/x-error-codes/" + code),
        place + " is documented elsewhere");
    require(
        reply.at("/error/request_id").equals(reply.header("X-Request-Id")),
        place + " has two request ids");
    require("application/json".equals(reply.header("Content-Type")), place + " is no JSON");
  }

  private void checkRequest(String place, JsonNode operation, String target, byte[] body) {
    JsonNode described = operation.at("/requestBody/content/application~1json/schema");
    boolean absent = body == null || body.length == 0;
    if (operation.get("responses").has("204")) {
      return; // a genuine notice is taken whatever is in it
    }
    if (absent) {
      require(
          !operation.at("/requestBody/required").asBoolean(false), place + " was taken bodiless");
    } else if (!described.isMissingNode()) {
      validate(place + " request", described, JsonMapper.shared().readTree(body));
    }
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    operation
        .path("parameters")
        .forEach(ref -> parameters.put(resolve(ref).get("name").asString(), resolve(ref)));
    query(target)
        .forEach(
            (name, value) -> {
              JsonNode parameter = parameters.get(name);
              require(parameter != null, place + " took the undescribed parameter " + name);
              JsonNode schema = parameter.get("schema");
              boolean number = "integer".equals(schema.path("type").asString(""));
              validate(
                  place + " " + name,
                  schema,
                  number ? JsonMapper.shared().readTree(value) : StringNode.valueOf(value));
            });
  }

  private static Map<String, String> query(String target) {
    Map<String, String> values = new LinkedHashMap<>();
    int at = target.indexOf('?');
    if (at >= 0) {
      for (String pair : target.substring(at + 1).split("&")) {
        String[] parts = pair.split("=", 2);
        values.put(
            URLDecoder.decode(parts[0], UTF_8),
            URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
      }
    }
    return values;
  }

  private void validate(String place, JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      validate(place, schema.get("$ref").asString(), value);
      return;
    }
    Schema inline = schemas.getSchema(schema);
    require(inline.validate(value).isEmpty(), place + ": " + inline.validate(value));
  }

  private void validate(String place, String reference, JsonNode value) {
    Schema schema = schemas.getSchema(SchemaLocation.of(DOCUMENT + reference));
    require(
        schema.validate(value).isEmpty(), place + ": " + schema.validate(value) + " in " + value);
  }

  private JsonNode resolve(JsonNode node) {
    boolean reference = node != null && node.has("$ref");
    return reference ? document.at(node.get("$ref").asString().substring(1)) : node;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
