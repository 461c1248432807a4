package dev.stopover.entity;

import java.util.Set;

/**
 * Knows the annotations of Hibernate that mean nothing to a schema.
 *
 * <p>They go by their names, since they are on the class path only where a user has them, and some
 * of 6.6 are gone in 7.
 */
final class HibernatesOwn {

  /** How Hibernate loads, writes, caches, filters and sorts what it maps. */
  private static final Set<String> WITHOUT_BEARING =
      Set.of(
          "BatchSize",
          "Cache",
          "Cascade",
          "DynamicInsert",
          "DynamicUpdate",
          "Fetch",
          "FetchProfile",
          "FetchProfileOverride",
          "FetchProfileOverrides",
          "FetchProfiles",
          "Filter",
          "FilterDef",
          "FilterDefs",
          "FilterJoinTable",
          "FilterJoinTables",
          "Filters",
          "HQLSelect",
          "Immutable",
          "LazyCollection",
          "LazyGroup",
          "LazyToOne",
          "Loader",
          "NamedEntityGraph",
          "NamedEntityGraphs",
          "NamedNativeQueries",
          "NamedNativeQuery",
          "NamedQueries",
          "NamedQuery",
          "OptimisticLock",
          "OptimisticLocking",
          "OrderBy",
          "Proxy",
          "QueryCacheLayout",
          "SQLDelete",
          "SQLDeleteAll",
          "SQLDeletes",
          "SQLInsert",
          "SQLInserts",
          "SQLJoinTableRestriction",
          "SQLOrder",
          "SQLRestriction",
          "SQLSelect",
          "SQLUpdate",
          "SQLUpdates",
          "SelectBeforeUpdate",
          "SortComparator",
          "SortNatural",
          "Synchronize",
          "Where",
          "WhereJoinTable");

  private HibernatesOwn() {}

  /** Tells whether an annotation can be passed over. */
  static boolean hasNoBearing(Class<?> annotation) {
    return annotation.getPackageName().equals("org.hibernate.annotations")
        && WITHOUT_BEARING.contains(annotation.getSimpleName());
  }
}
