package dev.stopover.dialect.mysql;

import dev.stopover.diff.Change;
import dev.stopover.model.Index;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Know the indexes that the server, where they go and come in one statement under one name, takes
 * for ones that stay, though some of their words are others.
 *
 * @param written what is written instead of a change
 * @param apart the changes that need a statement of their own
 */
record MySqlLikeIndexes(IdentityHashMap<Change, String> written, Set<Change> apart) {

  private static final Pattern VISIBILITY = Pattern.compile(" INVISIBLE\\b(?! *')");

  private static final Pattern ATTRIBUTE =
      Pattern.compile(
          " (?:WITH PARSER `?\\w+`?|KEY_BLOCK_SIZE=\\d+|(?:SECONDARY_)?ENGINE_ATTRIBUTE '(?:[^']|'')*')");

  static MySqlLikeIndexes among(List<Change> changes, MySqlDialect dialect) {
    var like =
        new MySqlLikeIndexes(
            new IdentityHashMap<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
    changes.stream()
        .collect(Collectors.groupingBy(Change::subject))
        .values()
        .forEach(ofTable -> like.find(ofTable, dialect));
    return like;
  }

  private void find(List<Change> ofTable, MySqlDialect dialect) {
    var dropped = new HashMap<@Nullable String, Change.DropIndex>();
    var fresh = new HashSet<String>();
    for (var change : ofTable) {
      if (change instanceof Change.DropIndex drop) {
        dropped.put(drop.index().name(), drop);
      } else if (change instanceof Change.AddColumn add) {
        fresh.add(add.column().name());
      }
    }
    for (var change : ofTable) {
      var drop =
          change instanceof Change.CreateIndex create ? dropped.get(create.index().name()) : null;
      if (drop != null
          && change instanceof Change.CreateIndex create
          && !MySqlParts.isSpatial(drop)
          && MySqlText.names(words(create.index())).stream().noneMatch(fresh::contains)) {
        compare(drop, create, dialect);
      }
    }
  }

  private void compare(Change.DropIndex drop, Change.CreateIndex create, MySqlDialect dialect) {
    var from = drop.index();
    var to = create.index();
    if (words(from).equals(words(to))
        || from.unique() != to.unique()
        || !Objects.equals(from.comment(), to.comment())) {
      return;
    }
    var before = VISIBILITY.matcher(words(from)).replaceAll("");
    var after = VISIBILITY.matcher(words(to)).replaceAll("");
    if (before.equals(after)) {
      written.put(drop, "");
      written.put(
          create,
          "ALTER INDEX %s %s"
              .formatted(
                  dialect.identifier(Objects.requireNonNull(to.name())),
                  after.equals(words(to)) ? "VISIBLE" : "INVISIBLE"));
    } else if (ATTRIBUTE
        .matcher(before)
        .replaceAll("")
        .equals(ATTRIBUTE.matcher(after).replaceAll(""))) {
      apart.add(drop);
    }
  }

  private static String words(Index index) {
    return String.valueOf(index.definition());
  }
}
