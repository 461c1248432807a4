package dev.stopover.hibernate;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.generator.GeneratorCreationContext;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Value;
import org.hibernate.service.ServiceRegistry;

/**
 * Has Hibernate make what fills timestamps: only then does it say that their columns may not be
 * null.
 */
final class Timestamps {

  private static final List<Class<? extends Annotation>> ANNOTATIONS =
      List.of(CreationTimestamp.class, UpdateTimestamp.class, CurrentTimestamp.class);

  private final Metadata metadata;
  private final ServiceRegistry registry;

  Timestamps(Metadata metadata, ServiceRegistry registry) {
    this.metadata = metadata;
    this.registry = registry;
  }

  void create() {
    for (var entity : metadata.getEntityBindings()) {
      entity.getPropertyClosure().stream()
          .flatMap(Timestamps::withParts)
          .filter(Timestamps::isTimestamp)
          .forEach(each -> create(each, entity));
    }
  }

  private static Stream<Property> withParts(Property property) {
    return property.getValue() instanceof Component component
        ? component.getProperties().stream().flatMap(Timestamps::withParts)
        : Stream.of(property);
  }

  private static boolean isTimestamp(Property property) {
    return property.getValueGeneratorCreator() != null
        && property.getValue() instanceof SimpleValue value
        && ANNOTATIONS.stream().anyMatch(each -> Since7.isAnnotated(value, each));
  }

  private void create(Property property, PersistentClass entity) {
    property.getValueGeneratorCreator().createGenerator(new Creation(property, entity));
  }

  private final class Creation implements GeneratorCreationContext {

    private final Property property;
    private final PersistentClass entity;

    Creation(Property property, PersistentClass entity) {
      this.property = property;
      this.entity = entity;
    }

    @Override
    public Database getDatabase() {
      return metadata.getDatabase();
    }

    @Override
    public ServiceRegistry getServiceRegistry() {
      return registry;
    }

    @Override
    public String getDefaultCatalog() {
      return "";
    }

    @Override
    public String getDefaultSchema() {
      return "";
    }

    @Override
    public PersistentClass getPersistentClass() {
      return entity;
    }

    @Override
    public RootClass getRootClass() {
      return entity.getRootClass();
    }

    @Override
    public Property getProperty() {
      return property;
    }

    @Override
    public Value getValue() {
      return property.getValue();
    }
  }
}
