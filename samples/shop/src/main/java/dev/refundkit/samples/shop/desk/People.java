package dev.refundkit.samples.shop.desk;

import dev.refundkit.actor.Actor;
import dev.refundkit.samples.shop.roles.Role;
import dev.refundkit.text.StorableText;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who may sign in. Of a password only a slow hash is kept. Safe for use by several threads. */
final class People implements UserDetailsService {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;

  People(JdbcClient jdbc, PasswordEncoder passwords) {
    this.jdbc = jdbc;
    this.passwords = passwords;
  }

  /** The person, as they are now; empty for a stranger and for one who was shut out. */
  Optional<Person> find(String name) {
    if (!StorableText.isId(name)) {
      return Optional.empty();
    }
    return jdbc.sql("select * from shop_person where name = :name and not shut_out")
        .param("name", name)
        .query(
            (row, number) ->
                new Person(
                    row.getString("name"),
                    row.getString("tenant"),
                    Actor.of(row.getString("actor"), Role.words(row.getString("authorities"))),
                    row.getString("password_hash")))
        .optional();
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    Person person =
        find(name).orElseThrow(() -> new UsernameNotFoundException("nobody is called so"));
    return User.withUsername(person.name())
        .password(person.passwordHash())
        .authorities(List.of())
        .build();
  }

  /**
   * Adds somebody, unless there is one of that name.
   *
   * @param actor as whom they act; the same as a key of the API is the same actor
   * @param authorities as {@link Actor#of(String, List)} reads them
   * @throws IllegalArgumentException if the actor or an authority is malformed
   */
  void add(String name, String tenant, String actor, String password, List<String> authorities) {
    Actor.of(actor, authorities);
    if (find(name).isPresent()) {
      return;
    }
    try {
      jdbc.sql(
              """
              insert into shop_person (name, tenant, actor, password_hash, authorities)
              values (:name, :tenant, :actor, :hash, :authorities)""")
          .param("name", name)
          .param("tenant", tenant)
          .param("actor", actor)
          .param("hash", passwords.encode(password))
          .param("authorities", String.join(" ", authorities))
          .update();
    } catch (DuplicateKeyException e) {
      // Somebody else was faster, or they are shut out.
    }
  }

  /** Lets somebody do nothing any more, from their next click on. */
  void shutOut(String name) {
    jdbc.sql("update shop_person set shut_out = true where name = :name")
        .param("name", name)
        .update();
  }
}
